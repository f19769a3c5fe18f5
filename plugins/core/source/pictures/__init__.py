"""Photographs and screenshots: the bytes of a JPEG, PNG, WebP or GIF come in; the bytes to publish and their size go out.

What tells where, when and by whom a picture was taken is left out, and what is much wider than a page is scaled. Begin reading in
`picture.py`, the door; `metadata.py` parts a file into its segments, `scaling.py` is what Pillow does, and `cache.py` remembers it.
"""
