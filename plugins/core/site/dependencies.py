"""What was read of a site while something was made: the cells on which it depends."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

Cell = tuple[str, str]  # family and key; plugins.core.site.index lists the families


class Traces:
    """Writes down which cells are read, for whatever is being made at the moment."""

    def __init__(self) -> None:
        """Nothing is being made."""
        self.cells: set[Cell] | None = None

    def note(self, family: str, key: str) -> None:
        """A cell was read."""
        if self.cells is not None:
            self.cells.add((family, key))

    @contextmanager
    def taken(self) -> Iterator[set[Cell]]:
        """The cells that are read meanwhile, and not by what is being made around it."""
        outer, self.cells = self.cells, set()
        try:
            yield self.cells
        finally:
            self.cells = outer


@dataclass(slots=True)
class Parts:
    """What several outputs share, made once: the frame of all pages, the card of an Item in lists.

    An output that uses a part depends on the cell ("part", its name); `traces` has what each part depends on. `kept` gives a
    text that an earlier build made and that is still right, `made` the parts of this one.
    """

    kept: Callable[[str], str | None] = field(default=lambda _name: None)
    made: dict[str, Any] = field(default_factory=dict)
    traces: dict[str, frozenset[Cell]] = field(default_factory=dict)


def name_of(make: Callable[..., Any], args: tuple[str, ...]) -> str:
    """What a part is known by: the function that makes it and what it is given."""
    return "\t".join((make.__module__, make.__qualname__, *args))


Render = Callable[[str, Mapping[str, Any]], str]
