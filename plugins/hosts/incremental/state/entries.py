"""What was read of each file of content/: its facts or its size, its mistakes, and its HTML.

A row is right for the bytes whose digest it names, whichever build reads it.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from plugins.core.source.entries import facts as plain_facts
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.links import Size
from plugins.core.source.errors import Problem, Severity, display_path
from plugins.hosts.incremental.detection.digests import digest_bytes
from plugins.hosts.incremental.state.database import (
    StateDatabase,
    StateError,
    compute_checksum,
    decode_name,
    encode_name,
)


class PlainProblem(NamedTuple):
    """A problem as it is kept: with its whole path, since the next build may run in another folder."""

    path: str
    line: int
    field: str
    message: str
    severity: str

    def problem(self) -> Problem:
        """Return the problem."""
        return Problem(display_path(Path(self.path)), self.line, self.field, self.message, Severity(self.severity))


def to_plain_problem(problem: Problem) -> PlainProblem:
    """Return a problem in plain values."""
    path = Path.cwd() / problem.path
    return PlainProblem(str(path), problem.line, problem.field, problem.message, problem.severity.value)


class Read(NamedTuple):
    """What one file gave, in plain values: the facts of an entry, or the size of an asset, and its mistakes."""

    facts: tuple[Any, ...] | None
    asset: Size | None
    problems: tuple[PlainProblem, ...]


class EntryRow(NamedTuple):
    """A file of content/: the digest of its bytes, what they gave (a `Read`, in bytes), and the digest of its HTML."""

    source: str
    digest: bytes
    read: bytes
    html: bytes

    @property
    def facts_digest(self) -> bytes:
        """What tells what the file gave from all else that it might have given."""
        return digest_bytes(self.read)


def make_entry_row(source: str, digest: bytes, read: Read, html: bytes) -> EntryRow:
    """Return the row of a file; equal values give equal bytes, as from version 3 on marshal's do not."""
    plain: tuple[Any, ...] = (read.facts, read.asset, tuple(map(tuple, read.problems)))
    return EntryRow(source, digest, marshal.dumps(plain, 2), html)


def read_in(row: EntryRow) -> Read:
    """Return what a file gave."""
    facts, asset, problems = marshal.loads(row.read)
    return Read(facts, asset, tuple(map(PlainProblem._make, problems)))


def get_entry(database: StateDatabase, source: str) -> EntryRow | None:
    """Return the row of a file, if there is one."""
    found = database.connection.execute("SELECT * FROM entries WHERE source = ?", (encode_name(source),)).fetchone()
    return None if found is None else require_checksum(*found)


def load_entries(database: StateDatabase) -> list[EntryRow]:
    """Return all files that were read, in the order of their paths."""
    return sorted(require_checksum(*row) for row in database.connection.execute("SELECT * FROM entries"))


def require_checksum(source: str | bytes, digest: bytes, read: bytes, html: bytes, checksum: int) -> EntryRow:
    """Return a row that is as it was written."""
    row = EntryRow(decode_name(source), digest, read, html)
    if checksum != compute_checksum(row.source, digest, read, html):
        raise StateError(row.source)
    return row


def put_entry(database: StateDatabase, row: EntryRow, html: bytes) -> None:
    """Keep a file."""
    plain = (encode_name(row.source), row.digest, row.read, row.html, compute_checksum(*row))
    database.connection.execute("REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", plain)
    if html:
        database.put_bytes("html", row.source, html)
    else:
        database.drop("html", (row.source,))


def drop_entries(database: StateDatabase, sources: Iterable[str]) -> None:
    """Forget files that are gone."""
    sources = list(sources)
    plain = ((encode_name(source),) for source in sources)
    database.connection.executemany("DELETE FROM entries WHERE source = ?", plain)
    database.drop("html", sources)


def find_facts(rows: Iterable[Read]) -> Iterator[Facts]:
    """Yield the facts of all entries, whole or broken."""
    return (plain_facts.from_plain(each.facts) for each in rows if each.facts)


def encode_html(html: Mapping[Any, str]) -> bytes:
    """HTML by place as it is kept; equal texts give equal bytes. Empty where there is none."""
    return marshal.dumps(dict(html), 2) if html else b""
