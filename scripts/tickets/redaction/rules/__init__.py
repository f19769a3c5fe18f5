"""The rules of data/: their files are read here, and their conditions become functions.

docs/what-the-redactor-removes.md says how a rule is written. Begin with rule_files.py.
"""
