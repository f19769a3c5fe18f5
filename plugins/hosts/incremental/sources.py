"""Brings what is known of content/ up to date: files that changed are read again, by several processes where there are many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.source.entries import facts as plain_facts
from plugins.core.source.file_names import find_on_disk
from plugins.hosts.incremental.detection.change_detection import ChangeReport
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.rendering.worker_pool import is_worthwhile, map_in_processes, split_in_chunks
from plugins.hosts.incremental.state.database import StateDatabase, StateError
from plugins.hosts.incremental.state.entries import (
    EntryRow,
    PlainProblem,
    Read,
    encode_html,
    get_entry,
    load_entries,
    make_entry_row,
    put_entry,
    read_in,
    to_plain_problem,
)
from plugins.hosts.incremental.state.file_rows import load_digests, load_digests_of

UNREAD = b""  # the digest of a file that gave nothing, which the next build looks at again


class ReadEntry(NamedTuple):
    """A file as it was just read: its row, and its HTML."""

    row: EntryRow
    html: bytes


class MarkdownSettings(NamedTuple):
    """What config/site.yaml says of Markdown: the dialect, and schemes of links beside those of the web."""

    dialect: str
    link_schemes: tuple[str, ...]


class SourceUpdate:
    """The files of content/ as they are now.

    `rows` are those that changed, `gone` those that are not there any more. `facts_changed` says whether anything that the site
    as a whole reads of files is another, `html_changed` which files have other HTML.
    """

    def __init__(
        self, report: ChangeReport, database: StateDatabase, kinds: Sequence[Any], markdown: MarkdownSettings
    ) -> None:
        """Read what changed, and keep it at once: it is right whatever becomes of this build."""
        self.database, self.report = database, report
        self.gone = frozenset(report.gone.get("content", ()))
        self.rows = dict(self.bring_up_to_date(Path(report.paths.content), kinds, markdown))
        former = {source: load_digests(database, "content", source) for source in self.rows if report.record}
        self.html_changed = [source for source, digests in former.items() if digests.html != self.rows[source].html]
        self.facts_changed = (
            report.record is None
            or bool(self.gone)
            or any(digests.facts != self.rows[source].facts_digest for source, digests in former.items())
        )

    def bring_up_to_date(
        self, content: Path, kinds: Sequence[Any], markdown: MarkdownSettings
    ) -> Iterator[tuple[str, EntryRow]]:
        """Yield the rows of files that changed; what an earlier build read of the bytes that they have now is not read again."""
        unread = []
        for source, digest in self.looked_at():
            row = get_entry(self.database, source) if digest else None
            if row is None or row.digest != digest:
                unread.append(source)
            elif source in self.report.changed["content"]:
                yield source, row
        if unread:
            reader = read_all(unread, (content, kinds, markdown), self.database)
            first = next(reader)  # processes begin before the transaction does
            with self.database as database:
                for found in chain((first,), reader):
                    for row, html in found:
                        put_entry(database, row, html)
                        yield row.source, row

    def looked_at(self) -> list[tuple[str, bytes]]:
        """Return the files that bear another stamp, with the digests of their bytes; without a state all, and no digests."""
        if self.report.record is None:
            return [(source, b"") for source in sorted(self.report.stamps["content"])]
        digests = self.report.digests["content"]
        return [(source, digests[source]) for source in sorted(self.report.restamped.get("content", ()))]

    @property
    def fresh(self) -> dict[str, bytes]:
        """The digests of the files that changed."""
        return {source: row.digest for source, row in self.rows.items()}

    def all(self) -> Iterator[tuple[str, Read]]:
        """Yield what every file gave, in the order of their paths; StateError where one is missing."""
        known = load_digests_of(self.database, "content") if self.report.record else {}
        current = {source: digest for source, digest in (known | self.fresh).items() if source not in self.gone}
        found = [row for row in load_entries(self.database) if current.get(row.source) == row.digest]
        if len(found) != len(current):
            raise StateError("entries are missing")
        return ((row.source, read_in(row)) for row in found)

    def problems(self) -> dict[str, tuple[PlainProblem, ...]]:
        """Return what is wrong in each file that has mistakes."""
        former = self.report.record.file_problems if self.report.record else {}
        found = {
            source: tuple(map(PlainProblem._make, told)) for source, told in former.items() if source not in self.gone
        }
        found |= {source: read_in(row).problems for source, row in self.rows.items()}
        return {source: told for source, told in sorted(found.items()) if told}


def read_all(
    sources: Sequence[str], reading: tuple[Path, Sequence[Any], MarkdownSettings], database: StateDatabase
) -> Iterator[Iterable[ReadEntry]]:
    """Yield files as they stand there, in groups; `reading` is what `make_reader` takes."""
    if is_worthwhile(len(sources)):
        yield from map_in_processes(split_in_chunks(sources), make_reader, reading, database.release)
    elif sources:
        yield make_reader(*reading)(sources)


def make_reader(
    content: Path, kinds: Sequence[Any], markdown: MarkdownSettings
) -> Callable[[Sequence[str]], list[ReadEntry]]:
    """Return a function that reads files."""
    return lambda sources: [read_entry(content, source, kinds, markdown) for source in sources]


@cache
def make_converter(markdown: MarkdownSettings) -> Any:
    """Return a converter for all builds of this process, since setting one up takes longer than a text."""
    from plugins.core.source.markdown.converter import Converter

    return Converter(*markdown)


def read_entry(content: Path, source: str, kinds: Sequence[Any], markdown: MarkdownSettings) -> ReadEntry:
    """Return a file with everything that is in it."""
    from plugins.core.source.entries.content_folder import read_file

    path = Path(find_on_disk(str(content), source))
    try:
        data = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
    except OSError:
        data = b""
    found = read_file(content, source, kinds, make_converter(markdown))
    html = encode_html(found.file.html) if found.file else b""
    facts = plain_facts.to_plain(found.facts) if found.facts else None
    read = Read(facts, found.asset, tuple(map(to_plain_problem, found.problems)))
    digest = digest_bytes(data) if data else UNREAD
    return ReadEntry(make_entry_row(source, digest, read, digest_bytes(html) if html else b""), html)
