"""All rows of a list that comes in pages and may change while we read it."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from scripts.sources.protocol import SourceError


class Numbered(Protocol):
    """A row with an id; pages are sorted by it."""

    @property
    def id(self) -> int:
        """The row's id."""
        ...


RowType = TypeVar("RowType", bound=Numbered)
Result = TypeVar("Result")
Ask = Callable[[int], tuple[int, Sequence[RowType]]]


def one_pass(ask: Ask[RowType], overlap: int = 0) -> list[RowType] | None:
    """Every row once, or None where the list changed on the way or rows are missing.

    `ask` gets the number of rows to pass over and gives how many there are in all and the next ones. Where it can
    start anywhere, an `overlap` of 1 asks for the last row again: if that has moved, another may have slipped through.
    """
    rows: dict[int, RowType] = {}
    place, totals, last = 0, set[int](), 0
    while True:
        total, page = ask(place)
        totals.add(total)
        if overlap and place and (not page or page[0].id != last):
            return None
        rows |= {row.id: row for row in page}
        place += len(page)
        if not page or place >= total:
            return list(rows.values()) if totals == {len(rows)} else None
        last, place = page[-1].id, place - overlap


def settled(attempt: Callable[[], Result | None], failure: Callable[[str], SourceError]) -> Result:
    """What an attempt gives; it starts over once where it gave None, then `failure` is raised."""
    for _ in range(2):
        result = attempt()
        if result is not None:
            return result
    raise failure(
        "gave another number of tickets than it said, twice; try again when it is less busy, and look at its rights"
    )
