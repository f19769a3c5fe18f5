"""The store of releases: folders beside the live site, the manifest of each, and the swap from one to the next.

Begin with `releases.py`.
"""
