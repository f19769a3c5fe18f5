"""How a release differs from the one that is live: pages, Items, what is held back. Begin with `difference.py`."""
