"""Entries: the files of content/, read and checked.

In comes a folder, out go entries, assets and mistakes, none passed over in silence. Begin with `content_folder.py`;
`kind.py` says what a kind of content is, `item.py` what news is.
"""
