"""Checks of a built site before it goes live: links, files, and leaked drafts.

In comes the built folder, out go problems. Begin with `files.py`; `publication.py` calls the checks.
"""
