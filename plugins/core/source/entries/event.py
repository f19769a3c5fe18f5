"""The one shape of everything that happens at a time, from the kind that says it to calendars and the status page."""

import marshal
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache
from operator import methodcaller
from typing import Any, NamedTuple

from plugins.core.source.action import is_nothing
from plugins.core.source.days import Day, read_day
from plugins.core.source.records.level import Level

Phase = tuple[Day, tuple[tuple[str, str], ...]]


class Event(NamedTuple):
    """An incident, a window of maintenance, a milestone, or whatever an Item says when it happens.

    A kind gives what it knows of it; the entry adds `id`, `kind`, `source` and what its record says of everything in it, the
    site `created` and `updated`.

    `id` is KIND/ID, with `/PART` where an entry has several; it never changes, and calendar UIDs are made of it alone. `url` is
    relative to the site. `start` and `end` are days or times on the site's clock; once it is published, times are aware, in UTC.
    An event without an `end` is one day or one moment, or an incident that is not over.

    `state` is a word of its kind: planned, cancelled, done; investigating and its like. `planned` tells maintenance from incidents.
    `is_closed`: somebody said that it is over, or that it will not be. `ends_itself`: nobody need say so, its end is enough.
    `phases` say what it does to services, the oldest first: from when on, and for each service the word of its level
    (plugins.core.source.records.level). `said` is when IT last said something of it. `summary`, `workaround` and `action` are
    plain text, `due` the last day for the action. `affects` holds the groups that it is for, none for everybody.

    `created` and `updated` are when its file, or its part of it, first stood in a commit and when that last changed, `revisions`
    how many commits changed it after the first; None and 0 where git does not know.

    `recurs`, `skips` and `remind` are for the kind that has them (Kind.expand): an event of a site recurs no more, each window
    is one. They hold a rule, the days whose window does not happen, and the working days between a reminder and the event.
    """

    title: str
    url: str
    start: Day
    end: Day | None = None
    id: str = ""
    kind: str = ""
    part: str = ""
    state: str = ""
    planned: bool = True
    is_closed: bool = False
    ends_itself: bool = False
    phases: tuple[Phase, ...] = ()
    said: Day | None = None
    summary: str = ""
    workaround: str = ""
    action: str = ""
    due: Day | None = None
    topics: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    projects: tuple[str, ...] = ()
    affects: tuple[str, ...] = ()
    source: str = ""
    created: datetime | None = None
    updated: datetime | None = None
    revisions: int = 0
    recurs: str = ""
    skips: tuple[str, ...] = ()
    remind: int = 0

    @property
    def is_cancelled(self) -> bool:
        """Whether it will not happen."""
        return self.state == "cancelled"

    @property
    def worst(self) -> Level:
        """The worst that it does to any service, in any of its phases."""
        words = (Level(word) for _, levels in self.phases for _, word in levels)
        return max(words, key=lambda level: level.rank, default=Level.OPERATIONAL)  # a draft may name no service yet

    @property
    def has_action(self) -> bool:
        """Whether readers need to do anything."""
        return not is_nothing(self.action)

    @property
    def last(self) -> Day:
        """When it is over, as far as that was said: its end, else its start."""
        return self.end or self.start


TIMES = tuple(
    index for index, (name, type_) in enumerate(Event.__annotations__.items()) if type_ in (Day, Day | None, datetime | None)
)  # fmt: skip
PHASES = Event._fields.index("phases")


def convert_times(event: Event, convert: Callable[[Day], Any]) -> list[Any]:
    """Return the fields of an event with each day and moment, those of its phases too, converted."""
    values: list[Any] = list(event)
    for index in TIMES:
        if values[index] is not None:
            values[index] = convert(values[index])
    values[PHASES] = tuple((convert(at), levels) for at, levels in event.phases)
    return values


def to_plain(event: Event) -> tuple[Any, ...]:
    """Return an event in values that `marshal` writes: days and moments as ISO 8601 has them."""
    return tuple(convert_times(event, methodcaller("isoformat")))


def from_plain(plain: tuple[Any, ...]) -> Event:
    """Return the event in such values."""
    return Event._make(convert_times(Event._make(plain), read_day))  # type: ignore[arg-type]  # texts, where days will be


def serialize_event(event: Event) -> bytes:
    """Return an event as tables keep it."""
    return marshal.dumps(to_plain(event), 2)


@lru_cache(maxsize=1000)  # most of them are in several calendars, and on several pages
def read_event(data: bytes) -> Event:
    """Return the event in its bytes."""
    return from_plain(marshal.loads(data))  # noqa: S302  this program's own, from this build or behind a checksum
