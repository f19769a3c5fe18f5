"""The pull: from the ticket system to content/weeks.

A pull fetches tickets, counts them, takes out what is personal and writes one file a week. Begin with `fetching.py`.
`sources/` has a folder for each ticket system, `statistics/` the counting, `redaction/` the titles. No build imports
anything of it.
"""
