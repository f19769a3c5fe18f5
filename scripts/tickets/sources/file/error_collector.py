"""Mistakes in an export, gathered while it is read and told all at once, each cause once."""

from pathlib import Path
from typing import NamedTuple

from plugins.core.source.errors import Problem
from scripts.tickets.sources.protocol import SourceError

MAX_SHOWN = 20


class Place(NamedTuple):
    """Where a row stands: its file and line, in a workbook its row."""

    path: Path
    line: int


class ErrorCollector:
    """The mistakes of an export by their cause: the first place, and how many rows have it."""

    def __init__(self) -> None:
        """Start without any."""
        self.causes: dict[tuple[Path, str, str], list[int]] = {}
        self.count = 0
        self.untold = 0

    def add(self, place: Place, column: str, message: str, rows: int = 1) -> None:
        """Note one; of causes only the first 20 are kept."""
        self.count += 1
        cause = (place.path, column, message)
        if cause in self.causes:
            self.causes[cause][1] += rows
        elif len(self.causes) < MAX_SHOWN:
            self.causes[cause] = [place.line, rows]
        else:
            self.untold += 1

    def raise_if_any(self, *remarks: str) -> None:
        """Raise SourceError where there was any; remarks stand below."""
        if self.count:
            told = [
                str(Problem(path, line, column, message + (f" ({rows:,} rows, the first in line {line})" * (rows > 1))))
                for (path, column, message), (line, rows) in self.causes.items()
            ]
            more = [f"… and {self.untold:,} more"] if self.untold else []
            raise SourceError("\n".join([*told, *more, *remarks]))


def make_error(path: Path, line: int, column: str, message: str) -> SourceError:
    """Make an error with its place."""
    return SourceError(str(Problem(path, line, column, message)))
