"""What the last build made: each output with what it depends on, each plugin's list of outputs, and the shared parts.

It is kept so that reading it takes next to no time: what belongs to one output is a few bytes, which are looked into when needed.
"""

import marshal
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any, NamedTuple

from plugins.core.output import HtmlPage, Output, PlainFile
from scripts.fast.cells import Cells, Numbers, numbers_in
from scripts.fast.kept import Kept
from scripts.fast.pack import Place

GROWN = 1.3  # times as many cells and parts as were needed: then those on which nothing depends any more are left out


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
    function = output.inputs if isinstance(output, HtmlPage) else output.make
    if "<" in function.__qualname__:
        raise TypeError(
            f"{output.path}: {function.__qualname__} must be a function of a module, to be called again later"
        )
    name = f"{function.__module__}:{function.__qualname__}"
    return Told(output.path, name, output.template if isinstance(output, HtmlPage) else "", output.args)


class Part(NamedTuple):
    """A part that outputs share: what it depends on, the digest of its value, and where its text lies if it is one."""

    cells: Numbers
    digest: bytes
    place: Place | None


class Listing(NamedTuple):
    """What a plugin lists, and on what that depends: its outputs (plain, by path), paths that stand there twice, its problems."""

    cells: Numbers
    outputs: dict[str, bytes]
    twice: tuple[str, ...]
    problems: tuple[Any, ...]


class Ledger:
    """All of it; `traces` and `digests` are those of outputs by path, `parts` plain by name."""

    def __init__(
        self, cells: Cells | None = None, listings: Mapping[str, tuple[Any, ...]] = {}, needed: int = 0,
        *, traces: Kept | None = None, digests: Kept | None = None, parts: Kept | None = None,
    ) -> None:  # fmt: skip
        """A ledger that was kept, or an empty one; `needed` is how many cells and parts something depended on."""
        self.cells, self.needed = cells or Cells(), needed
        self.traces = Kept() if traces is None else traces
        self.digests = Kept() if digests is None else digests
        self.parts = Kept() if parts is None else parts
        self.listings = {name: Listing._make(listing) for name, listing in listings.items()}
        self.former = dict(self.listings)

    def sections(self) -> dict[str, Any]:
        """All of it in values that a manifest takes; None for what is as it was."""
        renumbered = (self.cells.grown or self.parts.changed) and self.is_wasteful()
        if renumbered:
            self.leave_out_what_nothing_needs()
        same = not renumbered and all(each is self.former.get(name) for name, each in self.listings.items())
        return {
            "cells": (self.cells.plain(), self.needed) if self.cells.grown or not self.former else None,
            "listings": None if same and self.former else {name: tuple(each) for name, each in self.listings.items()},
            "traces": self.traces,
            "output digests": self.digests,
            "parts": self.parts,
        }

    def is_wasteful(self) -> bool:
        """Whether nothing depends on much of what is kept."""
        return len(self.cells) + len(self.parts) > self.needed * GROWN + 1000

    def part(self, name: str) -> Part | None:
        """A part that was made, and that is still right."""
        plain: bytes | None = self.parts.get(name)
        return Part._make(marshal.loads(plain)) if plain else None

    def keep_part(self, name: str, part: Part) -> None:
        """A part for the next build."""
        self.parts[name] = marshal.dumps(tuple(part))

    def told(self, path: str) -> Told:
        """How to make an output."""
        plain = next(listing.outputs[path] for listing in self.listings.values() if path in listing.outputs)
        return Told(path, *marshal.loads(plain))

    def leave_out_what_nothing_needs(self) -> None:
        """Number the cells anew that somebody depends on, and drop the other parts."""
        parts = self.used_parts()
        fresh = Cells()

        def moved(row: Numbers) -> Numbers:
            return fresh.row(self.cells.cell(number) for number in numbers_in(row))

        self.traces.replace({path: moved(row) for path, row in self.traces.items()})
        self.parts.replace({})
        for name, part in parts.items():
            self.keep_part(name, part._replace(cells=moved(part.cells)))
        self.listings = {name: each._replace(cells=moved(each.cells)) for name, each in self.listings.items()}
        self.cells, self.needed = fresh, len(fresh) + len(parts)

    def used_parts(self) -> dict[str, Part]:
        """The parts that an output, a listing or another such part uses."""
        found: dict[str, Part] = {}
        seen: set[int] = set()
        waiting = [*self.traces.values(), *(listing.cells for listing in self.listings.values())]
        while waiting:
            for number in set(numbers_in(waiting.pop())) - seen:
                seen.add(number)
                family, name = self.cells.cell(number)
                if family == "part" and (part := self.part(name)):
                    found[name] = part
                    waiting.append(part.cells)
        return found

    def moments(self) -> Iterator[int]:
        """The moments (seconds since 1970) of which somebody asked whether they are over."""
        return map(int, self.cells.of("over"))


def plain_told(each: Told) -> bytes:
    """All but the path; equal ones give equal bytes, as from version 3 on marshal's do not."""
    return marshal.dumps(tuple(each[1:]), 2)
