"""Drawings: the bytes of an SVG come in; its size and the bytes to publish go out, or every mistake with its line.

A drawing is written anew from what `allowed.txt` names, so what nobody thought of is not in it. Begin reading in `drawing.py`, the
door; `elements.py` goes through the file, and `values.py` judges single values.
"""
