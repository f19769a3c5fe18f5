"""What is known of the last build: one SQLite file, whose rows come in and go out as named tuples.

Begin with `database.py`.
"""
