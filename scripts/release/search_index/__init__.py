"""The index of the full-text search, made by Pagefind over the built pages. Begin with `pagefind.py`."""
