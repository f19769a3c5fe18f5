"""From entries, history and the ledger to the state of the site.

Which entries and Items are out, and the tables that pages read. Begin with `state.py`; `site.py` is what pages see, and
it records every read.
"""
