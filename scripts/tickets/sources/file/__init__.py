"""Exports in files: CSV, JSON and workbooks.

In come files and what their columns mean, out come tickets; begin with `client.py`. `tables/` reads a file without knowing its
columns.
"""
