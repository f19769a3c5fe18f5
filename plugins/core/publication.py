"""When everything first went out: one moment for each Item, strictly rising, and the same in every later build.

The rule (docs/when-something-is-published.md): the first commit on the main line that shows an item, or its date where that was
later. Items that came with one commit share a second; they are moved apart, backwards from the commit so that none lies in
the future, and forwards where that would meet an earlier item. An item that states a moment in the past takes the first
second that is free there: what is out already never moves.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from plugins.core.arrival import Arrival, Calendar, Reading, arrivals_of_files, arrivals_of_parts, readings
from plugins.core.history import History
from plugins.core.kind import Kind

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Publication:
    """When an Item first went out and last changed (aware, UTC), and the id its file had then.

    `due` is the moment from which on it is shown: its commit or its date, before items of one second were moved apart.
    """

    published: datetime
    updated: datetime
    first_id: str
    due: datetime


@dataclass(frozen=True, slots=True)
class Past:
    """What git tells about the news of a site: publications by path and part, and the readings of files with several Items."""

    history: History
    publications: Mapping[tuple[str, str], Publication]
    readings: Mapping[str, tuple[Reading, ...]]

    def is_out(self, source: str, part: str, now: datetime) -> bool:
        """Whether an Item has gone out by a moment; what is no Item has."""
        publication = self.publications.get((source, part))
        return publication is None or publication.due <= now


def recall(history: History, kinds: Iterable[Kind], calendar: Calendar, undated: Iterable[Arrival] = ()) -> Past:
    """The publications of all kinds; `undated` are items that git does not know, which go by their dates."""
    arrivals = list(undated)
    read: dict[str, tuple[Reading, ...]] = {}
    for kind in kinds:
        if kind.parts:
            found = readings(history, kind)
            read |= found
            arrivals += arrivals_of_parts(found, kind, calendar)
        elif kind.drafts:
            arrivals += arrivals_of_files(history, kind, calendar)
    return Past(history, dict(rising(unique(arrivals))), read)


def unique(arrivals: Iterable[Arrival]) -> list[Arrival]:
    """One arrival of each key: what git knows goes before what only the file says."""
    first: dict[tuple[str, str], Arrival] = {}
    for arrival in sorted(arrivals, key=lambda each: each.known is None):
        first.setdefault(arrival.key, arrival)
    return list(first.values())


def in_order(arrival: Arrival) -> tuple[bool, datetime, bool, int, datetime, str, str]:
    """The order in which seconds are given out, made of nothing that a later commit changes.

    It is the order in which items appeared on the site; what was scheduled goes before what a commit of that second brought, and
    what git does not know comes last.
    """
    appeared = max(arrival.moment, arrival.known or arrival.moment)
    scheduled = arrival.known is not None and arrival.moment > arrival.known
    path = arrival.first_path or arrival.key[0]
    return (arrival.known is None, appeared, not scheduled, arrival.order, arrival.moment, path, arrival.key[1])


def rising(arrivals: Iterable[Arrival]) -> Iterator[tuple[tuple[str, str], Publication]]:
    """Each key with its publication, no two in one second."""
    taken: set[datetime] = set()
    last = datetime.min.replace(tzinfo=UTC)
    for _, group in groupby(sorted(arrivals, key=in_order), key=lambda each: in_order(each)[:5]):
        batch = list(group)
        start = batch[0].moment - SECOND * (len(batch) - 1 if batch[0].committed else 0)
        for arrival in batch:
            rises = arrival.known is not None and arrival.moment >= arrival.known
            published = free(max(start, last + SECOND) if rises else start, taken)
            taken.add(published)
            last = published if rises else last
            start = published + SECOND
            updated = max(published, arrival.updated)
            yield arrival.key, Publication(published, updated, arrival.first_id, arrival.moment)


def free(moment: datetime, taken: Set[datetime]) -> datetime:
    """The first second from a moment on that no other item has."""
    while moment in taken:
        moment += SECOND
    return moment
