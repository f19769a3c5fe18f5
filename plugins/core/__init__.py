"""What every kind of content shares: strict reading, typed records, Items, pages. It knows no kind and no Pelican.

Six rooms, and a file imports from its own room and from those below it alone: output, checks, site, history, source, settings.
To follow a file from its bytes to its page, begin with `source/`.
"""
