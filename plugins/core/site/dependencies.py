"""The cells of a site's tables that were read while something was made: it depends on them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Cell = tuple[str, str]  # family and key; plugins.core.site.index lists the families


class Traces:
    """A record of the cells that are read, for whatever is being made at the moment."""

    def __init__(self) -> None:
        """Nothing is being made."""
        self.cells: set[Cell] | None = None

    def note(self, family: str, key: str) -> None:
        """Record that a cell was read."""
        if self.cells is not None:
            self.cells.add((family, key))

    @contextmanager
    def taken(self) -> Iterator[set[Cell]]:
        """Collect the cells that are read meanwhile, and keep them from what is being made around it."""
        outer, self.cells = self.cells, set()
        try:
            yield self.cells
        finally:
            self.cells = outer


@dataclass(slots=True)
class Parts:
    """Values that several outputs share, made once: the frame of all pages, the card of an Item in lists.

    An output that uses a part depends on the cell ("part", its name); `traces` has what each part depends on. `kept` gives a
    text that an earlier build made and that is still right, `made` the parts of this one.
    """

    kept: Callable[[str], str | None] = field(default=lambda _name: None)
    made: dict[str, Any] = field(default_factory=dict)
    traces: dict[str, frozenset[Cell]] = field(default_factory=dict)


def make_part_name(make: Callable[..., Any], args: tuple[str, ...]) -> str:
    """Return the name of a part: the function that makes it and what it is given."""
    return "\t".join((make.__module__, make.__qualname__, *args))


Render = Callable[[str, Mapping[str, Any]], str]
