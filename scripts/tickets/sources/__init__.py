"""Ticket sources, a folder for each ticket system; `protocol.py` says what a source is.

In come settings and a window of time, out come tickets. `http/` and `interface/` are what the systems with an interface
share, `file/` reads exports.
"""
