"""Mistakes in an export, gathered while it is read and told all at once."""

from collections.abc import Iterable
from pathlib import Path

from plugins.core.source.errors import Problem
from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.protocol import SourceError

SHOWN = 20


class Mistakes:
    """The first mistakes of an export and the number of all."""

    def __init__(self, path: Path) -> None:
        """Start without any; `path` is the one that errors name."""
        self.path = path
        self.first: list[Problem] = []
        self.count = 0

    def add(self, line: int, column: str, message: str) -> None:
        """Note one; only the first 20 are kept."""
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append(Problem(self.path, line, column, message))

    def stop(self) -> None:
        """Raise SourceError where there was any."""
        if self.count:
            more = [f"… and {self.count - SHOWN:,} more"] if self.count > SHOWN else []
            raise SourceError("\n".join([*map(str, self.first), *more]))


def refusal(path: Path, line: int, column: str, message: str) -> SourceError:
    """An error with its place."""
    return SourceError(str(Problem(path, line, column, message)))


def find_columns(path: Path, line: int, header: Iterable[object], wanted: Iterable[str]) -> list[int]:
    """Where each wanted column stands in a header; SourceError names all that are missing or stand there twice."""
    names = [str(name).strip() if name is not None else "" for name in header]
    mistakes = Mistakes(path)
    for name in wanted:
        if name not in names:
            mistakes.add(
                line, name, "is not a column; " + suggest_name(name, list(filter(None, names))) + delimiter_hint(names)
            )
        elif names.count(name) > 1:
            mistakes.add(line, name, "is the name of two columns; rename one in the export")
    mistakes.stop()
    return [names.index(name) for name in wanted]


def delimiter_hint(names: list[str]) -> str:
    """A word on the delimiter where the whole header was read as one column."""
    other = next((mark for mark in (";", "\t", "|") if len(names) == 1 and mark in names[0]), "")
    return f"; is `delimiter` {'tab' if other == chr(9) else repr(other)}?" if other else ""
