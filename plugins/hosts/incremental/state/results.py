"""What builds made, each with what it read: outputs, the parts that outputs share, and the lists of plugins.

All of them follow one rule: a result is made again when the value of a dependency key that it read is another.
"""

import marshal
from collections.abc import Callable, Iterator, Mapping, Set
from importlib import import_module
from typing import Any, NamedTuple

from plugins.core.output.pages_and_files import HtmlPage, Output, PlainFile
from plugins.hosts.incremental.dependency_keys import Reads, numbers_in
from plugins.hosts.incremental.state.database import StateDatabase
from plugins.hosts.incremental.state.pieces import StoredTable, count_of, save_names, save_table

SECTION = "results"
KINDS = OUTPUT, PART, LIST = "output", "part", "list"
Values = tuple[Reads, bytes, bytes]  # what a result reads, its digest and its detail, as they are kept
ResultRows = dict[str, dict[str, Values]]  # by kind and name


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
        """Return the output."""
        module, _, name = self.function.partition(":")
        function: Callable[..., Any] = getattr(import_module(module), name)
        if self.template:
            return HtmlPage(self.path, self.template, function, self.args)
        return PlainFile(self.path, function, self.args)

    def detail(self) -> bytes:
        """Return the specification as it is kept; equal ones give equal bytes."""
        return marshal.dumps(tuple(self), 2)


def make_spec(output: Output) -> OutputSpec:
    """Return an output in plain values."""
    function = output.inputs if isinstance(output, HtmlPage) else output.make
    if "<" in function.__qualname__:
        raise TypeError(
            f"{output.path}: {function.__qualname__} must be a function of a module, to be called again later"
        )
    name = f"{function.__module__}:{function.__qualname__}"
    return OutputSpec(output.path, name, output.template if isinstance(output, HtmlPage) else "", output.args)


def read_spec(result: Result) -> OutputSpec:
    """Return how to make an output again."""
    return OutputSpec._make(marshal.loads(result.detail))


class Results:
    """All results of the last build by kind and name, with what this one changes in them."""

    def __init__(self, database: StateDatabase, counts: Mapping[str, int] = {}, rows: ResultRows | None = None) -> None:
        """The results that are kept in so many pieces of each kind, or these `rows`, which are the same."""
        self.database, self.counts = database, dict(counts)
        self.rows = rows or {
            kind: StoredTable(database, SECTION, kind, counts[kind]).whole() if counts else {} for kind in KINDS
        }
        self.changed: dict[str, set[str]] = {kind: set() for kind in KINDS}

    def get(self, kind: str, name: str) -> Result | None:
        """Return a result, if there is one."""
        values = self.rows[kind].get(name)
        return None if values is None else Result(kind, name, *values)

    def put(self, row: Result) -> None:
        """Keep a result."""
        kind, name, reads, digest, detail = row
        values = (reads, digest, detail)
        if self.rows[kind].get(name) != values:
            self.rows[kind][name] = values
            self.changed[kind].add(name)

    def drop(self, kind: str, name: str) -> None:
        """Forget a result."""
        if self.rows[kind].pop(name, None):
            self.changed[kind].add(name)

    def of(self, kind: str) -> Iterator[Result]:
        """Yield all results of a kind."""
        return (Result(kind, name, *values) for name, values in self.rows[kind].items())

    def readers(self, kind: str, numbers: Set[int]) -> list[Result]:
        """Return the results of a kind that read one of some keys."""
        if not numbers:
            return []
        rows, is_other = self.rows[kind], numbers.isdisjoint
        return [
            Result(kind, name, reads, digest, detail)
            for name, (reads, digest, detail) in rows.items()
            if not is_other(numbers_in(reads))
        ]

    def dropped(self, kind: str) -> list[str]:
        """Return the names of the results of a kind that this build forgot."""
        return [name for name in self.changed[kind] if name not in self.rows[kind]]

    def save(self) -> dict[str, int]:
        """Write what has changed; in how many pieces the results of each kind are kept."""
        for kind, rows in self.rows.items():
            count = self.counts.get(kind)
            if count == count_of(rows):
                save_names(self.database, SECTION, kind, rows, self.changed[kind], count)
            else:
                stored = StoredTable(self.database, SECTION, kind, count) if count else None
                self.counts[kind] = save_table(self.database, SECTION, kind, rows, stored)
        return self.counts
