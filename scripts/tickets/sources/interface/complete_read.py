"""All rows of a system's lists, or an error: never a number that was not true at any moment.

Lists change while they are read. A list that tells its total, or is sorted by a key, shows by itself that nothing was
missed; one that does neither and has more than a page is read again until two readings in a row meet the same tickets.
"""

from collections.abc import Callable, Iterator, Sequence

from plugins.core.source.iso_week import Window
from scripts.tickets.sources.interface.keys import Keys, hash_of
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.interface.paging import Listing, Moved
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Ticket

ATTEMPTS = 4
HELD = 20_000  # tickets that are kept until a reading has shown that it is complete: some 20 MB


class Reading:
    """One reading of every list from its start. When its rows are through, it knows how complete they are."""

    def __init__(self, listings: Sequence[Listing], window: Window) -> None:
        """Nothing is asked yet."""
        self.listings, self.window = listings, window
        self.seen = Keys()
        self.met = (0, 0)  # how many tickets that came before the window's end, and their digest
        self.has_moved, self.is_certain = False, len(listings) == 1  # a ticket may go from one list to another

    def rows(self) -> Iterator[Listed]:
        """Each row once, whatever lists it is in."""
        for listing in self.listings:
            try:
                yield from self.rows_of(listing)
            except Moved:
                self.has_moved = True

    def rows_of(self, listing: Listing) -> Iterator[Listed]:
        """The rows of one list that no other had before."""
        own, totals = Keys() if len(self.listings) > 1 else self.seen, set[int | None]()
        for number, page in enumerate(listing.pages()):
            totals.add(page.total)
            self.is_certain &= number == 0 or listing.is_certain or page.total is not None
            for row in page.rows:
                if own is not self.seen:
                    own.add(row.key)
                if self.seen.add(row.key):
                    if row.created < self.window.end:
                        self.met = (self.met[0] + 1, self.met[1] ^ hash_of(row.key))
                    yield row
        self.has_moved |= totals - {None} not in (set(), {len(own)})
        if listing.last is not None:
            last = [row for row in listing.last().rows[:1] if row.created < self.window.end]
            self.has_moved |= any(row.key not in own for row in last)

    def is_whole(self, before: tuple[int, int] | None) -> bool:
        """Whether nothing was missed; `before` is what the reading before this one met, None if there was none."""
        return not self.has_moved and (self.is_certain or self.met == before)


def settled_tickets(
    listings: Callable[[], Sequence[Listing]],
    window: Window,
    ticket_of: Callable[[Listed], Ticket | None],
    failure: Callable[[str], SourceError],
) -> Iterator[Ticket]:
    """The tickets of a system's lists, once each, as soon as it is known that none is missing.

    Memory stays flat: beyond 20,000 tickets they are given while they are read, and a reading that then turns out to
    have missed some ends in an error.
    """
    before: tuple[int, int] | None = None
    for _ in range(ATTEMPTS):
        reading, held, is_flowing = Reading(listings(), window), list[Ticket](), False
        for ticket in filter(None, map(ticket_of, reading.rows())):
            held.append(ticket)
            if len(held) >= HELD or is_flowing:
                is_flowing |= reading.is_certain or before is not None
                if is_flowing:
                    yield from held
                held.clear()  # where they may not flow yet, this reading only counts
        if reading.is_whole(before):
            yield from held
            return
        if is_flowing:
            break
        before = None if reading.has_moved else reading.met
    raise failure(
        "gave another number of tickets than it said, or other ones each time that it was asked; try again when it is "
        "less busy, and look at its rights"
    )
