"""The one line for the state of everything: what stands on top of each page while not all is well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plugins.core.site.event_reads import EventReads
from plugins.core.site.status.event_state import EventState
from plugins.core.source.days import Day
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level

STATUS_PAGE = "status/"
NAMED = 3  # services by name; of more, how many


@dataclass(frozen=True, slots=True)
class OverallLine:
    """The worst level, what is wrong in words, and the page that says more.

    One maintenance has `until`, and `is_overdue` where that has come. The time of the last word is not in the line, which stands on
    every page: each word added to an incident would make all pages again. The home page and /status/ say it.
    """

    level: Level
    words: str
    url: str
    until: Day | None = None
    is_overdue: bool = False


def describe_overall(site: EventReads) -> OverallLine | None:
    """Return the line for all services; None where all is well. A maintenance is named as such, and only where nothing is wrong."""
    overall = site.overall
    events = tuple(map(site.event, overall.events))
    if not events:
        return None
    faults = tuple(event for event in events if not event.planned)
    url = events[0].url if len(faults or events) == 1 else STATUS_PAGE
    level = Level(overall.level)
    if faults:
        return OverallLine(level, describe_faults(site, faults), url)
    words = f"{join_names(list_names(site, events))}: under maintenance"
    until = events[0].end if len(events) == 1 else None
    return OverallLine(level, words, url, until=until, is_overdue=site.state_of(events[0]) == EventState.SHOULD_BE_OVER)


def describe_faults(site: EventReads, faults: Sequence[Event]) -> str:
    """Return what is wrong, such as "E-mail: parts of it do not work"."""
    names = list_names(site, faults)
    if len(faults) > 1:
        return f"{len(faults)} things are wrong, with {join_names(names)}"
    if len(names) > 1:
        return f"Something is wrong with {join_names(names)}"
    label = Level(site.overall.level).label
    return f"{names[0]}: {label[0].lower()}{label[1:]}"


def list_names(site: EventReads, events: Iterable[Event]) -> tuple[str, ...]:
    """Return the names of the services for which events now do something, the worst hit first, then by name."""
    events = tuple(events)
    ids, services = (
        {event.id for event in events},
        {service for event in events for service in list_hit_services(event)},
    )
    statuses = {service: site.status_of(service) for service in services}
    hit = [
        (-Level(status.level).rank, site.service_name(service))
        for service, status in statuses.items()
        if not ids.isdisjoint(status.events)
    ]
    return tuple(name for _, name in sorted(hit))


def list_hit_services(event: Event) -> tuple[str, ...]:
    """Return the services for which an event does something in any of its phases."""
    return tuple(dict.fromkeys(service for _, levels in event.phases for service, _ in levels))


def join_names(names: Sequence[str]) -> str:
    """Return names as a sentence has them: "E-mail, Printing and 3 more"."""
    if len(names) > NAMED:
        names = (*names[: NAMED - 1], f"{len(names) - NAMED + 1} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
