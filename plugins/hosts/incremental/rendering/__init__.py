"""Makes outputs, in this process or in several, and moves them into the output folder. Begin with `renderer.py`."""
