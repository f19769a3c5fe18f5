"""Large tables in pieces: a value is found by loading the one piece that it lies in, and an edit writes few of them anew."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from zlib import crc32

from plugins.hosts.incremental.state.database import StateDatabase, StateError

MANY = 1000  # names, from which on a table is kept in several pieces
PIECES = 64


def count_of(table: Mapping[str, Any]) -> int:
    """In how many pieces a table is kept."""
    return PIECES if len(table) > MANY else 1


def choose_piece(name: str, count: int) -> int:
    """Return the piece that a name lies in."""
    return crc32(name.encode("utf-8", "surrogatepass")) % count


class StoredTable(Mapping[str, Any]):
    """A table of the last build, in the pieces in which it was kept."""

    def __init__(self, database: StateDatabase, section: str, family: str, count: int) -> None:
        """Nothing is loaded yet."""
        self.database, self.section, self.family, self.count = database, section, family, count
        self.pieces: dict[int, dict[str, Any]] = {}

    def __reduce__(self) -> tuple[Any, ...]:
        """Another process loads what it needs."""
        return StoredTable, (self.database, self.section, self.family, self.count)

    def raw(self, number: int) -> bytes:
        """Return the bytes of a piece; StateError where there are none."""
        raw = self.database.get_bytes(self.section, name_piece(self.family, number, self.count))
        if raw is None:
            raise StateError(f"{self.section} {self.family} is missing")
        return raw

    def piece(self, number: int) -> dict[str, Any]:
        """Return all that lies in a piece."""
        if number not in self.pieces:
            self.pieces[number] = marshal.loads(self.raw(number))
        return self.pieces[number]

    def __getitem__(self, name: str) -> Any:
        return self.piece(choose_piece(name, self.count))[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return a value, or what stands for it."""
        return self.piece(choose_piece(name, self.count)).get(name, default)

    def __iter__(self) -> Iterator[str]:
        return (name for number in range(self.count) for name in self.piece(number))

    def __len__(self) -> int:
        return sum(len(self.piece(number)) for number in range(self.count))

    def whole(self) -> dict[str, Any]:
        """Return all of it."""
        found: dict[str, Any] = {}
        for number in range(self.count):
            found |= self.piece(number)
        return found


def split(table: Mapping[str, Any], count: int) -> list[dict[str, Any]]:
    """Return the pieces of a table."""
    pieces: list[dict[str, Any]] = [{} for _ in range(count)]
    for name, value in table.items():
        pieces[choose_piece(name, count)][name] = value
    return pieces


def encode_piece(piece: Mapping[str, Any]) -> bytes:
    """Return a piece as it is kept; equal ones give equal bytes, as from version 3 on marshal's do not."""
    return marshal.dumps(dict(piece), 2)


def find_differing_pieces(
    stored: StoredTable | None, table: Mapping[str, Any]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the parts of a stored table and of another one that are not alike."""
    pieces = split(table, stored.count if stored else 1)
    for number, piece in enumerate(pieces):
        if stored is None or stored.raw(number) != encode_piece(piece):
            yield stored.piece(number) if stored else {}, piece


def save_table(
    database: StateDatabase, section: str, family: str, table: Mapping[str, Any], stored: StoredTable | None
) -> int:
    """Write the pieces that differ; in how many the table is kept."""
    count = count_of(table)
    same = stored is not None and stored.count == count
    for number, piece in enumerate(split(table, count)):
        raw = encode_piece(piece)
        if not (same and stored is not None and stored.raw(number) == raw):
            database.put_bytes(section, name_piece(family, number, count), raw)
    if stored is not None and not same:
        drop_table(stored)
    return count


def save_names(
    database: StateDatabase, section: str, family: str, table: Mapping[str, Any], names: Iterable[str], count: int
) -> None:
    """Write the pieces of a table of so many pieces that some names lie in."""
    numbers = {choose_piece(name, count) for name in names}
    pieces: dict[int, dict[str, Any]] = {number: {} for number in numbers}
    for name, value in table.items() if numbers else ():
        if (number := choose_piece(name, count)) in numbers:
            pieces[number][name] = value
    for number, piece in pieces.items():
        database.put_bytes(section, name_piece(family, number, count), encode_piece(piece))


def drop_table(stored: StoredTable) -> None:
    """Forget a stored table."""
    names = (name_piece(stored.family, number, stored.count) for number in range(stored.count))
    stored.database.drop(stored.section, names)


def name_piece(family: str, number: int, count: int) -> str:
    """Return what a piece is called."""
    return f"{family} {number + 1}/{count}"
