"""Dates and lengths of time as exports write them.

In come a form of `dates` in config/tickets.yaml and the text of a cell, out comes what stands there; begin with `forms.py`.
Which words, zones and days mean what stands in `words.toml`; names of months are Babel's.
"""
