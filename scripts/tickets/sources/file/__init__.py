"""Exports in a file: CSV, XLSX or JSON.

In comes the file and what its columns mean, out come tickets; begin with `client.py`.
"""
