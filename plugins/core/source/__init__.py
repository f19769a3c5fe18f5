"""From a file's bytes to what the site may use of them: a file of content/ comes in, what is safe goes out, or every mistake.

Begin reading in `markdown/converter.py`, which turns Markdown into safe HTML, or in `svg/`, which does so with drawings.
"""
