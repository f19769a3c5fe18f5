"""What `make check` looks for beside what a build finds: what a commit would break, and what git must not keep.

In comes the content folder with the settings beside it, out go problems. Each file has one thing that is looked for.
"""
