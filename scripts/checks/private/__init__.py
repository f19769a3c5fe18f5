"""Ticket exports, tokens and staff lists that git has, or is about to have, anywhere in the repository.

In come the files of git's index and those changed since, out go problems. Begin with `private_files.py`.
"""
