"""What the last build made: each output with the cells it depends on, each plugin's list of outputs, and the shared parts.

Cells are numbered, so that a trace is a short tuple of numbers; `plugins.core.trace` says what a cell is.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple

from plugins.core.output import HtmlPage, Output, PlainFile
from plugins.core.trace import Cell

Numbers = tuple[int, ...]


class Told(NamedTuple):
    """An output as a plugin told of it, so that a later build can call its function again; `template` is empty for a plain file."""

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


def told(output: Output) -> Told:
    """An output in plain values."""
    page = isinstance(output, HtmlPage)
    function = output.inputs if isinstance(output, HtmlPage) else output.make
    if "<" in function.__qualname__:
        raise TypeError(f"{output.path}: {function.__qualname__} must be a function of a module, so that it can be called again")
    name = f"{function.__module__}:{function.__qualname__}"
    return Told(output.path, name, output.template if page else "", output.args)  # type: ignore[union-attr]


class Made(NamedTuple):
    """An output that was written: what it depends on, and the digest of its bytes."""

    cells: Numbers
    digest: bytes


class Part(NamedTuple):
    """A part that outputs share: what it depends on, the digest of its value, and where its text lies if it is one."""

    cells: Numbers
    digest: bytes
    place: tuple[int, int, int] | None


class Listing(NamedTuple):
    """What a plugin lists: on what the list depends, and its outputs; and the same for its problems."""

    cells: Numbers
    outputs: tuple[Told, ...]
    problem_cells: Numbers
    problems: tuple[Any, ...]


@dataclass(slots=False)
class Ledger:
    """All of it."""

    cells: list[Cell] = field(default_factory=list)
    outputs: dict[str, Made] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)

    @cached_property
    def numbers(self) -> dict[Cell, int]:
        """The number of each cell."""
        return {cell: number for number, cell in enumerate(self.cells)}

    def numbered(self, cells: Iterable[Cell]) -> Numbers:
        """The numbers of cells, new ones given where needed, in rising order."""
        found = []
        for cell in cells:
            number = self.numbers.get(cell)
            if number is None:
                number = self.numbers[cell] = len(self.cells)
                self.cells.append(cell)
            found.append(number)
        return tuple(sorted(found))

    def plain(self) -> tuple[Any, ...]:
        """All of it in values that `marshal` writes, without cells and parts on which nothing depends any more."""
        parts = self.used_parts()
        used = sorted({number for cells in self.traces(parts) for number in cells})
        again = {number: index for index, number in enumerate(used)}

        def numbered(cells: Numbers) -> Numbers:
            return tuple(again[number] for number in cells)

        return (
            [self.cells[number] for number in used],
            {path: (numbered(made.cells), made.digest) for path, made in self.outputs.items()},
            {name: (numbered(part.cells), part.digest, part.place) for name, part in parts.items()},
            {
                name: (numbered(each[0]), tuple(map(tuple, each[1])), numbered(each[2]), each[3])
                for name, each in self.listings.items()
            },
        )

    def traces(self, parts: dict[str, Part]) -> Iterator[Numbers]:
        """The traces of everything."""
        yield from (made.cells for made in self.outputs.values())
        yield from (part.cells for part in parts.values())
        for listing in self.listings.values():
            yield from (listing.cells, listing.problem_cells)

    def used_parts(self) -> dict[str, Part]:
        """The parts that an output, a listing or another such part uses."""
        found: dict[str, Part] = {}
        waiting = list(self.traces({}))
        seen: set[int] = set()
        while waiting:
            for number in waiting.pop():
                if number not in seen:
                    seen.add(number)
                    family, name = self.cells[number]
                    if family == "part" and name in self.parts:
                        found[name] = self.parts[name]
                        waiting.append(self.parts[name].cells)
        return found


def from_plain(plain: tuple[Any, ...]) -> Ledger:
    """A ledger that was kept."""
    cells, outputs, parts, listings = plain
    return Ledger(
        cells,
        {path: Made._make(made) for path, made in outputs.items()},
        {name: Part._make(part) for name, part in parts.items()},
        {
            name: Listing(each[0], tuple(map(Told._make, each[1])), each[2], each[3])
            for name, each in listings.items()
        },
    )
