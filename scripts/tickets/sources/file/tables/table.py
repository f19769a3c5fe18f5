"""Tables: rows of cells with their places in a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

Cell: TypeAlias = str | date | tuple[str, ...] | None
TableRow: TypeAlias = tuple[int, tuple[Cell, ...]]  # the line, or the row of a sheet, and its cells


@dataclass(frozen=True, slots=True)
class Header:
    """A row that names columns: where it stands, and its names without empty ones at the end."""

    line: int
    names: tuple[str, ...]


class Table(Protocol):
    """A way to read a file as rows of cells; each call reads anew."""

    @property
    def name(self) -> str:
        """The name of the sheet; empty for a text."""
        ...

    @property
    def delimiter(self) -> str:
        """The sign between cells; empty where cells have a form of their own."""
        ...

    @property
    def is_hidden(self) -> bool:
        """Tell whether it is a sheet that a person does not see."""
        ...

    def read_rows(self) -> Iterator[TableRow]:
        """Yield every row that is not empty, from the file's first; a broken row as far as it can be read."""
        ...

    def read_below(self, header: Header) -> Iterator[TableRow]:
        """Yield every row below a header that is not empty; SourceError for a broken one."""
        ...


def is_filled(cell: Cell) -> bool:
    """Tell whether anything but spaces stands in a cell."""
    return bool(cell.strip()) if isinstance(cell, str) else bool(cell)


def count_filled(cells: tuple[Cell, ...]) -> int:
    """Return how many cells are filled."""
    return sum(map(is_filled, cells))
