"""From the site to bytes: pages, lists, what templates are given, files and the folder that they go to.

Begin with `pages_and_files.py` (what an output is), then `build.py` (a whole build).
"""
