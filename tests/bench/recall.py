"""Run as a process: read a content folder's history and remember when everything went out; prints how many Items that are.

Without a folder it only starts and ends, which is what the rest is measured against.
"""

import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.arrival import Calendar
from plugins.core.history import read_history
from plugins.core.plugin import load_plugins
from plugins.core.publication import recall

WITH_NEWS = ("plugins.weeks", "plugins.projects", "plugins.changes", "plugins.posts")

if __name__ == "__main__":
    kinds = [plugin.kind for plugin in load_plugins(WITH_NEWS) if plugin.kind]
    for folder in sys.argv[1:]:
        past = recall(read_history(Path(folder)), kinds, Calendar(ZoneInfo("Europe/Berlin")))
        print(len(past.publications))
