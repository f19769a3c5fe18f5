"""Checks of a built site before it goes live: links, files, and traces of what is not public.

In comes the built folder, out go problems. Begin with `checks.py`.
"""
