"""All rows of a system's lists, or an error: never a number that was not true at any moment.

Lists change while they are read. A list that tells its total, or is sorted by a key, shows by itself that nothing was
missed; one that does neither and has more than a page is read again until two passes in a row meet the same tickets.
"""

from collections.abc import Callable, Iterator, Sequence

from plugins.core.source.iso_week import Window
from scripts.tickets.sources.interface.paging import IN_CIRCLE, ListChanged, PagedList, PagesInCircle
from scripts.tickets.sources.interface.source_ticket import SourceTicket
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Ticket

MAX_PASSES = 4
BUFFER_LIMIT = 20_000  # tickets that are kept until a pass has shown that it is complete: some 20 MB


class Pass:
    """One pass over every list from its start. When its rows are through, it knows how complete they are."""

    def __init__(self, lists: Sequence[PagedList], window: Window) -> None:
        """Nothing is asked yet."""
        self.lists, self.window = lists, window
        self.seen = set[str]()  # all that grows with the window: some hundred bytes a key
        self.fingerprint = (0, 0)  # how many tickets came before the window's end, and all hashes of their keys in one
        self.has_moved, self.is_certain = False, len(lists) == 1  # a ticket may go from one list to another
        self.has_circle, self.rows = False, list[int]()

    def iterate_rows(self) -> Iterator[SourceTicket]:
        """Yield each row once, whatever lists it is in."""
        for each in self.lists:
            try:
                yield from self.iterate_new_rows(each)
            except ListChanged as change:
                self.has_moved, self.has_circle = True, self.has_circle or isinstance(change, PagesInCircle)

    def iterate_new_rows(self, paged: PagedList) -> Iterator[SourceTicket]:
        """Yield the rows of one list that no other had before."""
        own, totals = set[str]() if len(self.lists) > 1 else self.seen, set[int | None]()
        for number, page in enumerate(paged.pages()):
            totals.add(page.total)
            self.is_certain &= number == 0 or paged.is_certain or page.total is not None
            for row in page.rows:
                is_new = row.key not in self.seen
                own.add(row.key)
                if is_new:
                    self.seen.add(row.key)
                    if row.created < self.window.end:
                        self.fingerprint = (self.fingerprint[0] + 1, self.fingerprint[1] ^ hash(row.key))
                    yield row
        self.rows.append(len(own))
        self.has_moved |= totals - {None} not in (set(), {len(own)})
        if paged.last is not None:
            last = [row for row in paged.last().rows[:1] if row.created < self.window.end]
            self.has_moved |= any(row.key not in own for row in last)

    def is_whole(self, before: tuple[int, int] | None) -> bool:
        """Tell whether nothing was missed; `before` is the fingerprint of the pass before, None if there was none."""
        return not self.has_moved and (self.is_certain or self.fingerprint == before)


def read_until_stable(
    list_tickets: Callable[[], Sequence[PagedList]],
    window: Window,
    map_ticket: Callable[[SourceTicket], Ticket | None],
    make_error: Callable[[str], SourceError],
    note_rows: Callable[[Sequence[int]], None] = lambda rows: None,
) -> Iterator[Ticket]:
    """Yield the tickets of a system's lists, once each, as soon as it is known that none is missing.

    `note_rows` is told at the end how many rows each list had. Pages that go in a circle twice are an error at once.

    Memory stays flat: beyond 20,000 tickets they are given while they are read, and a pass that then turns out to have
    missed some ends in an error.
    """
    before: tuple[int, int] | None = None
    had_circle = False
    for _ in range(MAX_PASSES):
        current, held, is_flowing = Pass(list_tickets(), window), list[Ticket](), False
        for ticket in filter(None, map(map_ticket, current.iterate_rows())):
            held.append(ticket)
            if len(held) >= BUFFER_LIMIT or is_flowing:
                is_flowing |= current.is_certain or before is not None
                if is_flowing:
                    yield from held
                held.clear()  # where they may not flow yet, this pass only counts
        if current.is_whole(before):
            note_rows(current.rows)
            yield from held
            return
        if had_circle and current.has_circle:
            raise make_error(IN_CIRCLE)
        if is_flowing:
            break
        had_circle = current.has_circle
        before = None if current.has_moved else current.fingerprint
    raise make_error(
        "gave another number of tickets than it said, or other ones each time that it was asked; try again when it is "
        "less busy, and look at its rights"
    )
