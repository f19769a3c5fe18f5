"""How well a service worked on each of the last days: its worst level, for how long, and the events behind it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from plugins.core.site.status.spans import Span
from plugins.core.source.days import Calendar
from plugins.core.source.records.level import Level

DAYS = 90


class DayLevel(NamedTuple):
    """A day on the site's clock and the worst level of a service in it; without a level, nothing is known of that day.

    `seconds` is how long it had that level, None where that lasts. `since` is when it began on that day (seconds since 1970);
    `is_whole`: there was no other level on that day so far. `events` are those that gave it any level, the worst first.
    """

    day: date
    level: str = ""
    since: int = 0
    seconds: int | None = 0
    is_whole: bool = False
    events: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """The share of a day that a span takes; `lasts`: it goes on."""

    start: int
    end: int
    lasts: bool
    span: Span


def compute_days(
    spans: Iterable[Span], known_since: int | None, today: date, calendar: Calendar, count: int = DAYS
) -> tuple[DayLevel, ...]:
    """Return the last days up to today, the oldest first; a day that ended before `known_since` is not known."""
    spans = tuple(spans)
    days = (today - timedelta(days=back) for back in reversed(range(count)))
    return tuple(compute_day(day, spans, known_since, calendar) for day in days)


def compute_day(day: date, spans: Iterable[Span], known_since: int | None, calendar: Calendar) -> DayLevel:
    """Return the worst level of one day."""
    start, end = calendar.to_seconds(day), calendar.to_seconds(day + timedelta(days=1))
    found = sorted(cut_spans(spans, start, end), key=lambda part: (-Level(part.span.level).rank, part.start))
    if not found:
        is_known = known_since is not None and known_since < end
        return DayLevel(day, Level.OPERATIONAL.value if is_known else "")
    worst = [part for part in found if part.span.level == found[0].span.level]
    length = measure(worst)
    seconds = None if any(part.lasts for part in worst) else length
    events = tuple(dict.fromkeys(part.span.event for part in found))
    return DayLevel(day, worst[0].span.level, worst[0].start, seconds, length == end - start, events)


def cut_spans(spans: Iterable[Span], start: int, end: int) -> Iterator[Stretch]:
    """Yield what lies of some spans within a day; one that lasts is taken to go on to its end."""
    for span in spans:
        over = end if span.end is None else min(span.end, end)
        if span.start < end and over > max(span.start, start):
            yield Stretch(max(span.start, start), over, span.end is None, span)


def measure(stretches: Iterable[Stretch]) -> int:
    """Return the seconds that stretches take together, each second once."""
    total = reached = 0
    for part in sorted(stretches):
        total += max(0, part.end - max(part.start, reached))
        reached = max(reached, part.end)
    return total
