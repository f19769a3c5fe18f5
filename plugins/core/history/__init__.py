"""The past: what git remembers of the files of content/, and what went out when.

`versions` reads one `git log` into plain values; `ledger` says when each Item first went out, and `estimates` guesses it where a
build has no ledger. Begin with `ledger`.
"""
