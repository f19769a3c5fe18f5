"""What an incident cost: how long it lasted, and how long which service was hit how badly."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from plugins.core.output.humanize import format_duration
from plugins.core.site.site import Site
from plugins.core.site.status.service_status import list_spans
from plugins.core.source.days import Calendar
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level


class Cost(NamedTuple):
    """A service, the worst level that an incident gave it, and how long it had each: `did not work for 2 hours`."""

    service: str
    worst: Level
    words: str


def find_end(event: Event) -> datetime | None:
    """Return when an incident was resolved; None while it is not."""
    return event.end if isinstance(event.end, datetime) else None


def find_levels(event: Event) -> dict[str, Level]:
    """Return the level of each service as an incident last had it."""
    return {service: Level(word) for service, word in event.phases[-1][1]}


def describe_length(event: Event) -> str:
    """Return how long an incident lasted; empty while it does."""
    end = find_end(event)
    return (
        format_duration(int((end - event.start).total_seconds())) if end and isinstance(event.start, datetime) else ""
    )


def list_costs(site: Site, event: Event) -> Iterator[Cost]:
    """Yield what an incident that is over cost each service, in the order of its file."""
    end = find_end(event)
    if end is None:
        return
    seconds: dict[str, dict[Level, int]] = {}
    for service, span in list_spans(event, Calendar(site.settings.zone), int(end.timestamp())):
        levels = seconds.setdefault(service, {})
        level = Level(span.level)
        levels[level] = levels.get(level, 0) + ((span.end or span.start) - span.start)
    for service, levels in seconds.items():
        worst_first = sorted(levels, key=lambda level: -level.rank)
        words = (f"{level.past} for {format_duration(levels[level])}" for level in worst_first)
        yield Cost(service, worst_first[0], ", and ".join(words))
