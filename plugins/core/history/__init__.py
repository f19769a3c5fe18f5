"""The past: git's history of the files of content/, and the moments at which Items went out.

`versions` reads one `git log` into plain values; `ledger` says when each Item first went out, and `estimates` guesses it where a
build has no ledger. Begin with `ledger`.
"""
