"""The past: git's history of the files of content/, and the moments at which Items went out.

In comes a folder in a repository or the bytes of a ledger; plain values go out. `versions.py` reads one `git log`, `ledger.py` says
when each Item first went out, and `estimates.py` guesses it where a build has no ledger. Begin with `ledger.py`.
"""
