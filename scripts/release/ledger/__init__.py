"""The ledger of a publish: read from what is live, handed to the build, and kept beside the releases.

`find.py` says which ledger a publish continues, `download.py` reads one from a static host, `rebuild.py` makes a lost one anew.
"""
