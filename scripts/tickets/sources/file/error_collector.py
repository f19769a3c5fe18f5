"""Mistakes in an export, gathered while it is read and told all at once."""

from pathlib import Path

from plugins.core.source.errors import Problem
from scripts.tickets.sources.protocol import SourceError

MAX_SHOWN = 20


class ErrorCollector:
    """The first mistakes of an export and the number of all."""

    def __init__(self, path: Path) -> None:
        """Start without any; `path` is the one that errors name."""
        self.path = path
        self.first: list[Problem] = []
        self.count = 0

    def add(self, line: int, column: str, message: str) -> None:
        """Note one; only the first 20 are kept."""
        self.count += 1
        if len(self.first) < MAX_SHOWN:
            self.first.append(Problem(self.path, line, column, message))

    def raise_if_any(self) -> None:
        """Raise SourceError where there was any."""
        if self.count:
            more = [f"… and {self.count - MAX_SHOWN:,} more"] if self.count > MAX_SHOWN else []
            raise SourceError("\n".join([*map(str, self.first), *more]))


def make_error(path: Path, line: int, column: str, message: str) -> SourceError:
    """Make an error with its place."""
    return SourceError(str(Problem(path, line, column, message)))
