"""Cells under numbers, so that what an output depends on is a short row of bytes.

A number tells the family and the place of the key in its family; rows hold each in four bytes. Whether one holds a number is then
a search in bytes.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Set

from plugins.core.trace import Cell
from scripts.fast.kept import Kept

Numbers = bytes  # of four bytes each, in the machine's order, rising
FAMILY = 24  # bits for the place in a family
FEW = 8
WIDTH = 4  # bytes of a number


class Cells:
    """All cells that anything depends on."""

    def __init__(self, kept: Iterable[tuple[str, str]] = ()) -> None:
        """The cells that were kept, the keys of each family in one text; they are apart by NUL, which no path holds."""
        self._joined = dict(kept)
        self.families = list(self._joined)
        self._keys: dict[str, list[str]] = {}
        self._places: dict[str, dict[str, int]] = {}
        self.grown = False

    def plain(self) -> tuple[tuple[str, str], ...]:
        """The cells in plain values."""
        return tuple((family, "\0".join(self.of(family))) for family in self.families)

    def __len__(self) -> int:
        return sum(len(self.of(family)) for family in self.families)

    def of(self, family: str) -> list[str]:
        """The keys of a family in the order of their numbers."""
        if family not in self._keys:
            self._keys[family] = self._joined[family].split("\0") if family in self._joined else []
        return self._keys[family]

    def find(self, cell: Cell) -> int | None:
        """The number of a cell, if it has one."""
        family, key = cell
        if family not in self.families:
            return None
        place = self.places(family).get(key)
        return None if place is None else self.families.index(family) << FAMILY | place

    def number(self, cell: Cell) -> int:
        """The number of a cell, a new one if it has none."""
        found = self.find(cell)
        if found is None:
            family, key = cell
            if family not in self.families:
                self.families.append(family)
            keys = self.of(family)
            self.places(family)[key] = len(keys)
            found = self.families.index(family) << FAMILY | len(keys)
            keys.append(key)
            self.grown = True
        return found

    def places(self, family: str) -> dict[str, int]:
        """Where the keys of a family are."""
        if family not in self._places:
            self._places[family] = {key: place for place, key in enumerate(self.of(family))}
        return self._places[family]

    def cell(self, number: int) -> Cell:
        """The cell of a number."""
        family = self.families[number >> FAMILY]
        return family, self.of(family)[number & (1 << FAMILY) - 1]

    def row(self, cells: Iterable[Cell], former: Numbers = b"") -> Numbers:
        """The numbers of cells; quick where they are those of a former row."""
        wanted = frozenset(cells)
        if former and wanted == frozenset(map(self.cell, numbers_in(former))):
            return former
        return array("I", sorted(map(self.number, wanted))).tobytes()


def numbers_in(row: Numbers) -> Iterator[int]:
    """The numbers in a row."""
    yield from array("I", row)


class Search:
    """Looks for numbers in rows."""

    def __init__(self, numbers: Set[int]) -> None:
        """Look for any of these."""
        self.numbers = numbers
        self.few = [array("I", [number]).tobytes() for number in numbers] if len(numbers) <= FEW else None

    def hits(self, row: Numbers) -> bool:
        """Whether a row holds one of them."""
        if self.few is not None:
            return any(number in row and stands_in(number, row) for number in self.few)
        return not self.numbers.isdisjoint(array("I", row))

    def among(self, rows: Mapping[str, Numbers]) -> list[str]:
        """The names of the rows that hold one of them; faster than one row at a time, since most hold none."""
        if self.few is None:
            return [name for name, row in rows.items() if self.hits(row)]
        if isinstance(rows, Kept) and not any(map(rows.may_hold, self.few)):
            return []
        maybe = dict.fromkeys(name for number in self.few for name, row in rows.items() if number in row)
        return [name for name in maybe if self.hits(rows[name])]


def stands_in(number: bytes, row: Numbers) -> bool:
    """Whether a number stands in a row as one, and not where two others meet."""
    at = row.find(number)
    while at >= 0 and at % WIDTH:
        at = row.find(number, at + 1)
    return at >= 0
