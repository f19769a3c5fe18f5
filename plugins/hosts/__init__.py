"""The two hosts of a build: what turns outputs into files.

Begin with `pelican/`, which makes everything anew and remembers nothing; `incremental/` makes what a change asks for
and writes the same bytes.
"""
