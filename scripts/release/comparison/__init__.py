"""The difference between a release and the live one: pages, Items, what is not published. Begin with `changes.py`."""
