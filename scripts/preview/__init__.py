"""The live preview: it builds after each save, serves what was built, and tells open pages that they changed."""
