"""From the bytes of a file to a checked, frozen record, with the line of every mistake.

In come files of content/ and config/, out go entries and settings. Begin with `entries/content_folder.py`, which reads the files of
content; `yaml/`, `records/` and `markdown/` are its steps, `errors.py` is how a mistake is said.
"""
