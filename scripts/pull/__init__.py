"""The steps of `python -m scripts.week` and `scripts.review`: settings, fetching, the two files of a week, telling."""
