"""The scan of content/ and config/ in place of a built site: what it finds, it names by file and line. Begin with `origins.py`."""
