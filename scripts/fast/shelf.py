"""Where the fast host has the heavy things: HTML in the pack, files and old versions read when a page asks for them."""

import marshal
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.place import Place
from plugins.core.settings import SiteSettings
from scripts.fast.glance import digest_at
from scripts.fast.pack import Pack
from scripts.fast.rows import Rows

if TYPE_CHECKING:
    from plugins.core.entry import SourceFile
    from plugins.core.history.old_versions import OldVersion, OldVersions
    from plugins.core.history.versions import History

REMEMBERED = 64  # files whose HTML is at hand


class ChangedMeanwhileError(Exception):
    """A file is another than when this build read it; the build begins again."""


class Shelf:
    """The heavy things of one build."""

    def __init__(
        self,
        content: Path,
        kinds: Sequence[Any],
        rows: Rows,
        pack: Pack,
        history: "Callable[[], History]",
        site: SiteSettings,
    ) -> None:
        """Nothing is fetched yet."""
        self.content, self.kinds, self.rows, self.pack, self.history = content, kinds, rows, pack, history
        self.site = site
        self._kept: dict[str, Mapping[Place, str]] = {}
        self._files: dict[str, SourceFile] = {}

    def html(self, source: str) -> Mapping[Place, str]:
        """An entry's Markdown as safe HTML, by place."""
        if source not in self._kept:
            row = self.rows.get(source)
            place = row.html if row else None
            if len(self._kept) >= REMEMBERED:
                self._kept.clear()
            self._kept[source] = marshal.loads(self.pack.read(place)) if place else {}
        return self._kept[source]

    def file(self, source: str) -> "SourceFile":
        """A file with its record and its lines, read again."""
        if source not in self._files:
            from plugins.core.reading import read_file
            from plugins.core.source.markdown.converter import Converter

            found = read_file(self.content, source, self.kinds, Converter(self.site.markdown, self.site.link_schemes))
            row = self.rows.get(source)
            if (
                found.file is None
                or row is None
                or digest_at(str(self.content / source), through_links=False) != row.digest
            ):
                raise ChangedMeanwhileError(source)
            self._files[source] = found.file
        return self._files[source]

    @cached_property
    def _readings(self) -> "OldVersions":
        from plugins.core.history.old_versions import OldVersions

        return OldVersions(self.content, self.history().versions)

    def readings(self, source: str) -> "tuple[OldVersion, ...]":
        """The old versions of a file with several Items, in the order of their commits."""
        return self._readings.get(source, ())

    def forget(self) -> None:
        """Let go of what was fetched: the rows are others now."""
        self._kept.clear()

    def settle(self) -> None:
        """Get ready for other processes, which inherit what is here."""
        self.pack.flush()

    def data(self, path: Path) -> bytes:
        """The bytes of a file that goes out as it is."""
        return path.read_bytes()
