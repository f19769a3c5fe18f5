"""An export's bytes turned into tables of cells, whatever its form; nothing here knows which columns are wanted.

In comes a path and what is known of the file's form, out come tables: the sheets of a workbook, or a text with each delimiter that
fits. Begin with `export.py`.
"""
