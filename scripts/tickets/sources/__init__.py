"""Ticket sources, a folder for each ticket system.

In come settings and a window of time, out come tickets; begin with `protocol.py`. `http/` and `interface/` are what the
systems with an interface share, `file/` reads exports.
"""
