"""The steps of `python -m scripts.week`: settings, fetching, writing, telling."""
