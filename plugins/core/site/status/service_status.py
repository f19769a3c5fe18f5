"""The level of each service now and earlier, as events made it: nothing counts before its start."""

from collections.abc import Iterable, Iterator

from plugins.core.site.status.spans import Overall, ServiceStatus, Span, Spans
from plugins.core.source.days import Calendar, find_turn
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level


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
    """Yield each service with the spans that an event has begun for it: one for as long as it has the same level."""
    if event.is_cancelled:
        return
    over = find_end(event, calendar, now)
    begun = [(start, dict(levels)) for at, levels in event.phases if (start := calendar.to_seconds(at)) <= now]
    for service in dict.fromkeys(service for _, levels in begun for service in levels):
        words = ((start, levels.get(service, Level.OPERATIONAL.value)) for start, levels in begun)
        steps = drop_repeats(words)
        for (start, word), (end, _) in zip(steps, [*steps[1:], (over, "")], strict=True):
            last = end if over is None else min(over, end if end is not None else over)
            if word != Level.OPERATIONAL and (last is None or last > start):
                yield service, Span(start, last, Level.MAINTENANCE.value if event.planned else word, event.id)


def drop_repeats(words: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return moments with words, without those that say what the one before said."""
    kept: list[tuple[int, str]] = []
    for moment, word in words:
        if not kept or kept[-1][1] != word:
            kept.append((moment, word))
    return kept


def find_end(event: Event, calendar: Calendar, now: int) -> int | None:
    """Return when an event was over; None while it is not: nobody said so, and it does not end by itself.

    A maintenance that is said to be done before its planned end was over when that was committed; where git does not know, it
    takes no time until the planned end has come.
    """
    end = None if event.end is None else calendar.to_seconds(find_turn(event.end))
    if not event.is_closed:
        return end if event.ends_itself and end is not None and end <= now else None
    committed = int(event.updated.timestamp()) if event.updated else None
    known = [moment for moment in (end, committed if event.planned else None) if moment is not None and moment <= now]
    return min(known, default=calendar.to_seconds(event.start))


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


def find_overall(spans: Spans) -> Overall:
    """Return the worst of all services."""
    active = sort_by_level(span for each in spans.values() for span in each if span.end is None)
    if not active:
        return Overall()
    return Overall(active[0].level, tuple(dict.fromkeys(span.event for span in active)))


def sort_by_level(spans: Iterable[Span]) -> list[Span]:
    """Return spans with the worst first, and of these the latest."""
    return sorted(spans, key=lambda span: (-Level(span.level).rank, -span.start, span.event))
