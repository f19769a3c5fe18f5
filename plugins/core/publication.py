"""When everything first went out: one moment for each Item, strictly rising, and the same in every later build.

The rule (docs/when-something-is-published.md): the first commit on the main line that shows an item, or its date where that was
later. Items that came with one commit share a second; they are moved apart, backwards from the commit so that none lies in
the future, and forwards where that would meet an earlier item.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from plugins.core.arrival import Arrival, Calendar, Reading, arrivals_of_files, arrivals_of_parts, readings
from plugins.core.history import History
from plugins.core.kind import Kind

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Publication:
    """When an Item first went out and last changed (aware, UTC), and the id its file had then."""

    published: datetime
    updated: datetime
    first_id: str


@dataclass(frozen=True, slots=True)
class Past:
    """What git tells about the news of a site: publications by path and part, and the readings of files with several Items."""

    history: History
    publications: Mapping[tuple[str, str], Publication]
    readings: Mapping[str, tuple[Reading, ...]]


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
    """The earliest arrival of each key: what git knows goes before what only the file says."""
    first: dict[tuple[str, str], Arrival] = {}
    for arrival in sorted(arrivals, key=lambda each: (each.order < 0, each.moment, each.key)):
        first.setdefault(arrival.key, arrival)
    return list(first.values())


def in_order(arrival: Arrival) -> tuple[datetime, bool, int, tuple[str, str]]:
    """The order in which items count as published: what was scheduled goes before what a commit of that second brought."""
    return (arrival.moment, arrival.committed, arrival.order, arrival.key)


def rising(arrivals: Iterable[Arrival]) -> Iterator[tuple[tuple[str, str], Publication]]:
    """Each key with its publication, no two in one second."""
    last: datetime | None = None
    for (moment, committed, _), group in groupby(sorted(arrivals, key=in_order), key=lambda each: in_order(each)[:3]):
        batch = list(group)
        start = moment - SECOND * (len(batch) - 1) if committed else moment
        for arrival in batch:
            published = start if last is None else max(start, last + SECOND)
            last, start = published, published + SECOND
            yield arrival.key, Publication(published, max(published, arrival.updated), arrival.first_id)
