"""Checks between files: links that lead nowhere, ids that nobody has, addresses that two want.

In comes the state of the site, out go problems. Begin with `cross_file_checks.py`.
"""
