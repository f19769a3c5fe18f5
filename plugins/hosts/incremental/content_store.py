"""Where a site finds the heavy things: HTML in the state, files and old versions read when a page asks for them."""

import marshal
import sqlite3
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.source.document_path import Place
from plugins.core.source.file_names import find_on_disk
from plugins.hosts.incremental.detection.digests import digest_file
from plugins.hosts.incremental.sources import MarkdownSettings, make_converter
from plugins.hosts.incremental.state.database import StateDatabase, StateError
from plugins.hosts.incremental.state.entries import EntryRow, get_entry
from plugins.hosts.incremental.state.file_rows import load_digest

if TYPE_CHECKING:
    from plugins.core.history.old_versions import OldVersions, Version
    from plugins.core.source.entries.entry import SourceFile

CACHED = 64  # files whose HTML is at hand


class ChangedMeanwhileError(Exception):
    """A file is another than when this build read it; the build begins again."""


NO_MISTAKE = (
    ChangedMeanwhileError,
    StateError,
    sqlite3.Error,
)  # of an author: what a build meets that then begins again


class ContentStore:
    """The heavy things of one build.

    `fresh` has the digests of the files that this build found changed; all others are as the last one knew them. `history` is
    git's in plain values, None where it is that of the last build.
    """

    def __init__(
        self,
        database: StateDatabase,
        content: Path,
        kinds: Sequence[Any],
        markdown: MarkdownSettings,
        fresh: Mapping[str, bytes],
    ) -> None:
        """Nothing is fetched yet."""
        self.database, self.content, self.fresh = database, content, fresh
        self.kinds, self.markdown = kinds, markdown
        self.history: tuple[Any, ...] | None = None
        self._html: dict[str, Mapping[Place, str]] = {}
        self._files: dict[str, SourceFile] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process fetches things for itself."""
        return open_store, (self.database, self.content, self.kinds, self.markdown, self.fresh, self.history)

    def entry(self, source: str) -> EntryRow:
        """Return what was read of a file; StateError where that was read from other bytes than this build stands on."""
        row = get_entry(self.database, source)
        if row is None or row.digest != (self.fresh.get(source) or load_digest(self.database, "content", source)):
            raise StateError(f"{source} is missing or another")
        return row

    def html(self, source: str) -> Mapping[Place, str]:
        """Return an entry's Markdown as safe HTML, by place."""
        if source not in self._html:
            if len(self._html) >= CACHED:
                self._html.clear()
            found = self.database.get_bytes("html", source) if self.entry(source).html else b""
            if found is None:
                raise StateError(f"the HTML of {source} is missing")
            self._html[source] = marshal.loads(found) if found else {}
        return self._html[source]

    def file(self, source: str) -> "SourceFile":
        """Return a file with its record and its lines, read again; ChangedMeanwhileError where it is another by now."""
        if source not in self._files:
            from plugins.core.source.entries.content_folder import read_file

            found = read_file(self.content, source, self.kinds, make_converter(self.markdown)).file
            digest = digest_file(find_on_disk(str(self.content), source), through_links=False)
            if found is None or digest != self.entry(source).digest:
                raise ChangedMeanwhileError(source)
            self._files[source] = found
        return self._files[source]

    @cached_property
    def _readings(self) -> "OldVersions":
        from plugins.core.history.old_versions import OldVersions
        from plugins.core.history.versions import History

        plain = self.history or self.database.get("meta", "history")
        if plain is None:
            raise StateError("git's history is missing")
        return OldVersions(self.content, History.from_plain(plain).versions)

    def readings(self, source: str) -> "tuple[Version, ...]":
        """Return the old versions of a file with several Items, in the order of their commits."""
        return self._readings.get(source, ())

    def data(self, path: Path) -> bytes:
        """Return the bytes of a file that goes out as it is."""
        return path.read_bytes()


def open_store(
    database: StateDatabase,
    content: Path,
    kinds: Sequence[Any],
    markdown: MarkdownSettings,
    fresh: Mapping[str, bytes],
    history: tuple[Any, ...] | None,
) -> ContentStore:
    """Return the store of another process, in this one."""
    store = ContentStore(database, content, kinds, markdown, fresh)
    store.history = history
    return store
