"""The rules of data/: data_files.py reads the files, rule.py has what every rule is, expressions.py compiles conditions.

In come patterns and conditions as text, out go functions of a word or a match. Begin with data_files.py;
docs/what-the-redactor-removes.md says how a rule is written.
"""
