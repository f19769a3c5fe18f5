"""Tickets become the numbers of a week: classified, counted, small counts joined.

Pure functions; nothing here reads a file or a clock. Begin with `counts.py`.
"""
