"""Bursts: many tickets within an hour under one title or from one requester, such as a storm of alerts.

They would drown a week's numbers and shrink its percentiles, so they are counted apart. A requester who wrote more outside of
that hour than in it makes no burst: some systems file all tickets under one account.
"""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from scripts.tickets.statistics.keywords import TITLE_READ
from scripts.tickets.ticket import Ticket

WITHIN = 3600.0  # seconds
MINIMUM = 20  # tickets: fewer are a busy morning of a small department
SHARE = 3  # more than a third of the week's tickets, those of bursts that were found before left out
TITLE, REQUESTER = 1, 2  # places in an event


class Event(NamedTuple):
    """A ticket that was opened or resolved at a moment, in seconds since 1970; None stands for no title or requester."""

    moment: float
    title: int | None
    requester: int | None


class Burst(NamedTuple):
    """The events between two moments, both included, that have one value in one field; `size` is how many."""

    field: int
    value: float
    first: float
    last: float
    size: int

    def covers(self, event: Event) -> bool:
        """Tell if an event belongs to the burst."""
        return event[self.field] == self.value and self.first <= event.moment <= self.last


def find_bursts(events: Iterable[Event]) -> tuple[Burst, ...]:
    """Return the bursts among a week's events, the largest first; each is looked for among what the ones before it leave."""
    rest, found = list(events), list[Burst]()
    while burst := find_largest_burst(rest):
        found.append(burst)
        rest = [event for event in rest if not burst.covers(event)]
    return tuple(found)


def find_largest_burst(events: Sequence[Event]) -> Burst | None:
    """Return the largest burst, of equal ones the earliest; None where there is none."""
    needed = max(MINIMUM, len(events) // SHARE + 1)
    found = []
    for field in (TITLE, REQUESTER):
        for value, count in Counter(event[field] for event in events).items():
            if value is None or count < needed:
                continue
            burst = find_fullest_hour(field, value, sorted(event.moment for event in events if event[field] == value))
            if burst.size >= (max(needed, count / 2) if field == REQUESTER else needed):
                found.append(burst)
    return min(found, key=lambda burst: (-burst.size, burst.first, burst.field, burst.value), default=None)


def find_fullest_hour(field: int, value: float, moments: Sequence[float]) -> Burst:
    """Return the hour with most of the sorted moments, the earliest of equal ones, as a burst."""
    begin = best = best_begin = 0
    for end, moment in enumerate(moments):
        while moment - moments[begin] > WITHIN:
            begin += 1
        if end - begin + 1 > best:
            best, best_begin = end - begin + 1, begin
    return Burst(field, value, moments[best_begin], moments[best_begin + best - 1], best)


def is_in_burst(bursts: Sequence[Burst], event: Event) -> bool:
    """Tell if an event belongs to one of some bursts."""
    return any(burst.covers(event) for burst in bursts)


def make_event(ticket: Ticket, moment: datetime) -> Event:
    """Make an event of one of a ticket's moments."""
    if ticket.is_day:
        return Event(moment.timestamp(), None, None)
    requester = hash_to_number(ticket.requester) if ticket.requester else None
    return Event(moment.timestamp(), hash_title(ticket.title), requester)


def hash_title(title: str) -> int | None:
    """Return a hash of a title without its case, spaces and numbers, as monitors number their warnings; None if it is empty."""
    words = unicodedata.normalize("NFKC", title[:TITLE_READ]).casefold().split()
    plain = " ".join("#" if any(map(str.isdigit, word)) else word for word in words)
    return hash_to_number(plain.encode("utf-8", "replace")) if plain else None


@lru_cache(10_000)  # a few hundred requesters ask for nearly everything
def hash_to_number(data: bytes) -> int:
    """Return eight bytes of the hash of some data as a number."""
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest())
