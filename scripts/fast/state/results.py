"""What builds made, each with what it read: outputs, the parts that outputs share, and the lists of plugins.

All of them follow one rule: a result is made again when the value of a dependency key that it read is another.
"""

import marshal
from collections.abc import Callable, Iterable, Iterator, Set
from importlib import import_module
from typing import Any, NamedTuple

from plugins.core.output import HtmlPage, Output, PlainFile
from scripts.fast.dependency_keys import Reads, numbers_in
from scripts.fast.state.database import StateDatabase, StateError, checksum_of, python_text, sql_text

OUTPUT, PART, LIST = "output", "part", "list"


class Result(NamedTuple):
    """Something that was made: the keys that it read, the digest of its value, and what is to be known of it besides."""

    kind: str
    name: str
    reads: Reads
    digest: bytes
    detail: bytes


class OutputSpec(NamedTuple):
    """An output as a plugin lists it, so that a later build can call its function; `template` is empty for a plain file."""

    path: str
    function: str
    template: str
    args: tuple[str | int, ...]

    def output(self) -> Output:
        """The output."""
        module, _, name = self.function.partition(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        if self.template:
            return HtmlPage(self.path, self.template, function, self.args)
        return PlainFile(self.path, function, self.args)

    def detail(self) -> bytes:
        """The specification as it is kept; equal ones give equal bytes."""
        return marshal.dumps(tuple(self), 2)


def spec_of(output: Output) -> OutputSpec:
    """An output in plain values."""
    function = output.inputs if isinstance(output, HtmlPage) else output.make
    if "<" in function.__qualname__:
        raise TypeError(
            f"{output.path}: {function.__qualname__} must be a function of a module, to be called again later"
        )
    name = f"{function.__module__}:{function.__qualname__}"
    return OutputSpec(output.path, name, output.template if isinstance(output, HtmlPage) else "", output.args)


def spec_in(result: Result) -> OutputSpec:
    """How to make an output again."""
    return OutputSpec._make(marshal.loads(result.detail))


class Results:
    """All results of the last build, with what this one changes in them."""

    def __init__(self, rows: Iterable[Result] = ()) -> None:
        """What was made before."""
        self.rows = {(row.kind, row.name): row for row in rows}
        self.changed: set[tuple[str, str]] = set()

    @classmethod
    def load(cls, database: StateDatabase, count: int) -> "Results":
        """Read all; StateError where they are not as many as there should be, or not as they were written."""
        loaded = cls()
        rows = loaded.rows
        for kind, name, reads, digest, detail, checksum in database.connection.execute("SELECT * FROM results"):
            row = Result(kind, python_text(name), reads, digest, detail)
            if checksum != checksum_of(row.name, reads, digest, detail):
                raise StateError(row.name)
            rows[row.kind, row.name] = row
        if len(rows) != count:
            raise StateError("results are missing")
        return loaded

    def get(self, kind: str, name: str) -> Result | None:
        """A result, if there is one."""
        return self.rows.get((kind, name))

    def put(self, row: Result) -> None:
        """Keep a result."""
        key = (row.kind, row.name)
        if self.rows.get(key) != row:
            self.rows[key] = row
            self.changed.add(key)

    def drop(self, kind: str, name: str) -> None:
        """Forget a result."""
        if self.rows.pop((kind, name), None):
            self.changed.add((kind, name))

    def of(self, kind: str) -> Iterator[Result]:
        """All results of a kind."""
        return (row for row in self.rows.values() if row.kind == kind)

    def readers(self, numbers: Set[int]) -> list[Result]:
        """The results that read one of some keys."""
        return [row for row in self.rows.values() if not numbers.isdisjoint(numbers_in(row.reads))] if numbers else []

    def save(self, database: StateDatabase) -> None:
        """Write what has changed."""
        rows = [self.rows[key] for key in self.changed if key in self.rows]
        gone = [key for key in self.changed if key not in self.rows]
        database.connection.executemany(
            "DELETE FROM results WHERE kind = ? AND name = ?", ((kind, sql_text(name)) for kind, name in gone)
        )
        database.connection.executemany(
            "REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?)",
            (
                (row.kind, sql_text(row.name), row.reads, row.digest, row.detail,
                 checksum_of(row.name, row.reads, row.digest, row.detail))
                for row in rows
            ),
        )  # fmt: skip
        self.changed.clear()
