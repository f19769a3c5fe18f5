"""What differs from the last build: inputs and outputs compared with their stamps. Begin with `change_detection.py`.

Standard library only: a build with nothing to do ends here, before anything else is imported.
"""
