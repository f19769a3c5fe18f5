"""The level of each service now and earlier, as events made it: nothing counts before its start."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from plugins.core.source.days import Calendar
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level

Spans = Mapping[str, tuple["Span", ...]]


class Span(NamedTuple):
    """A time in which an event gave a service a level; seconds since 1970. `end` is None while it lasts."""

    start: int
    end: int | None
    level: str
    event: str


class ServiceStatus(NamedTuple):
    """The level of a service now, since when (seconds since 1970, None where nothing was ever wrong), and the events behind it."""

    level: str = Level.OPERATIONAL.value
    since: int | None = None
    events: tuple[str, ...] = ()


class Overall(NamedTuple):
    """The worst level of any service now, the events behind all that is not well, the worst first, and when IT last spoke of it."""

    level: str = Level.OPERATIONAL.value
    events: tuple[str, ...] = ()
    said: int | None = None


def collect_spans(events: Iterable[Event], calendar: Calendar, now: int) -> Spans:
    """Return the spans of each service up to now, in the order of their start."""
    found: dict[str, list[Span]] = {}
    for event in events:
        for service, span in list_spans(event, calendar, now):
            found.setdefault(service, []).append(span)
    return {
        service: tuple(sorted(spans, key=lambda span: (span.start, span.event))) for service, spans in found.items()
    }


def list_spans(event: Event, calendar: Calendar, now: int) -> Iterator[tuple[str, Span]]:
    """Yield each service with the spans that an event has begun for it."""
    if event.is_cancelled:
        return
    starts = [calendar.to_seconds(at) for at, _ in event.phases]
    over = find_end(event, calendar, now)
    for index, (_, levels) in enumerate(event.phases):
        start = starts[index]
        end = starts[index + 1] if index + 1 < len(starts) and starts[index + 1] <= now else over
        for service, word in levels:
            if start <= now and word != Level.OPERATIONAL and (end is None or end > start):
                yield service, Span(start, end, Level.MAINTENANCE.value if event.planned else word, event.id)


def find_end(event: Event, calendar: Calendar, now: int) -> int | None:
    """Return when an event was over; None while it is not: nobody said so, and it does not end by itself."""
    end = calendar.to_seconds(event.end) if event.end else None
    if event.is_closed:
        return end if end is not None and end < now else now
    return end if event.ends_itself and end is not None and end <= now else None


def is_over(event: Event, calendar: Calendar, now: int) -> bool:
    """Tell whether an event is over, or will not be."""
    return event.is_closed or find_end(event, calendar, now) is not None


def find_status(spans: Iterable[Span]) -> ServiceStatus:
    """Return the status that a service's spans give it."""
    spans = tuple(spans)
    active = [span for span in spans if span.end is None]
    if not active:
        return ServiceStatus(since=max((span.end for span in spans if span.end is not None), default=None))
    worst = max(active, key=lambda span: Level(span.level).rank).level
    since = min(span.start for span in active if span.level == worst)
    return ServiceStatus(worst, since, tuple(dict.fromkeys(span.event for span in sort_by_level(active))))


def find_overall(spans: Spans, events: Mapping[str, Event], calendar: Calendar) -> Overall:
    """Return the worst of all services."""
    active = sort_by_level(span for each in spans.values() for span in each if span.end is None)
    if not active:
        return Overall()
    ids = tuple(dict.fromkeys(span.event for span in active))
    said = max(calendar.to_seconds(events[id].said or events[id].start) for id in ids)
    return Overall(active[0].level, ids, said)


def sort_by_level(spans: Iterable[Span]) -> list[Span]:
    """Return spans with the worst first, and of these the latest."""
    return sorted(spans, key=lambda span: (-Level(span.level).rank, -span.start, span.event))
