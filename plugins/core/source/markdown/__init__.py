"""Markdown becomes safe HTML.

A text as an author typed it comes in; HTML, the line of every link and every mistake with its line go out.
The dialect is GitHub's (github/), or Python-Markdown's where config/site.yaml says `markdown: python`. Begin reading in
converter.py, the only module that others need; cleaner.py has the last word on the HTML.
"""
