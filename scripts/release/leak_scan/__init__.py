"""The search of a built site for what must not leave the department: secrets, addresses of the inside, people.

In comes the site, out go finds with the file and line of their source. Begin with `cached_scan.py`, then `scan.py`.
"""
