"""A post whose file a reader has read before."""

import marshal
from pathlib import Path

from plugins.core.plugin import kinds_of, load_plugins
from plugins.core.settings import SiteSettings
from scripts.fast.pack import Pack
from scripts.fast.reader import ReadAgain, Reader
from scripts.fast.rows import Rows
from tests.core.world import World, post

SOURCE = "posts/2026/a.md"
SITE = SiteSettings(name="IT", tagline="News", url="https://it.example.com", timezone="Europe/Berlin")
KINDS = kinds_of(load_plugins(["plugins.posts", "plugins.people"]))


class Shop:
    """A department with one post, and a reader that knows what its file was when it was kept."""

    def __init__(self, folder: Path) -> None:
        """A post with coloured code."""
        self.world = World(folder)
        self.path = self.world.write(SOURCE, post(body="Hello.\n\n```python\nprint('x')\n```"))
        self.pack = Pack(str(folder), "")
        self.rows, self.html = Rows({}, self.pack), b""
        self.keep(self.reader().whole(SOURCE))

    def keep(self, found: ReadAgain) -> None:
        """Make a reading the last build's."""
        self.rows.put(found.source, found.row._replace(html=(0, len(found.html), 0)))
        self.html = found.html

    def kept_html(self, _source: str) -> dict[object, str]:
        """What was kept of the file."""
        found: dict[object, str] = marshal.loads(self.html) if self.html else {}
        return found

    def reader(self) -> Reader:
        """A reader that knows what was kept."""
        return Reader(self.world.content, KINDS, self.rows, self.kept_html, SITE)

    def again(self) -> ReadAgain | None:
        """The file with its new body, None where that has to be read whole."""
        known = self.rows.get(SOURCE)
        assert known is not None
        return self.reader().with_new_body(SOURCE, known)

    def whole(self) -> ReadAgain:
        """The file as somebody reads it who knows nothing of it."""
        return Reader(self.world.content, KINDS, Rows({}, self.pack), lambda _source: {}, SITE).whole(SOURCE)
