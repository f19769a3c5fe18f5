"""The one line for the state of everything: what stands on top of each page while not all is well."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from plugins.core.output.humanize import MONTHS
from plugins.core.site.site import Site
from plugins.core.source.days import find_start
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level

STATUS_PAGE = "status/"
NAMED = 3  # services by name; of more, how many


@dataclass(frozen=True, slots=True)
class OverallLine:
    """The worst level, what is wrong in words, the page that says more, and when IT last spoke of it; None for maintenance."""

    level: Level
    words: str
    url: str
    said: datetime | None


def has_status(site: Site) -> bool:
    """Tell whether there is anything whose state could be told."""
    return bool(site.ids("service") or site.read("events", "disruption"))


def describe_overall(site: Site) -> OverallLine | None:
    """Return the line for all services; None where all is well. A maintenance is named as such, and only where nothing is wrong."""
    overall = site.overall
    events = tuple(map(site.event, overall.events))
    if not events:
        return None
    faults = tuple(event for event in events if not event.planned)
    said = None if overall.said is None else datetime.fromtimestamp(overall.said, UTC)
    url = events[0].url if len(faults or events) == 1 else STATUS_PAGE
    words = describe_faults(site, faults) if faults else describe_maintenance(site, events)
    return OverallLine(Level(overall.level), words, url, said)


def describe_faults(site: Site, faults: Sequence[Event]) -> str:
    """Return what is wrong, such as "E-mail: parts of it do not work"."""
    names = list_names(site, faults)
    if len(faults) > 1:
        return f"{len(faults)} things are wrong, with {join_names(names)}"
    if len(names) > 1:
        return f"Something is wrong with {join_names(names)}"
    label = Level(site.overall.level).label
    return f"{names[0]}: {label[0].lower()}{label[1:]}"


def describe_maintenance(site: Site, windows: Sequence[Event]) -> str:
    """Return what is under maintenance, and of one window until when."""
    words = f"{join_names(list_names(site, windows))}: under maintenance"
    end = windows[0].end
    if len(windows) > 1 or end is None:
        return words
    moment = find_start(end, site.settings.zone).astimezone(site.settings.zone)
    time = f"{moment.day} {MONTHS[moment.month - 1]}" + (f", {moment:%H:%M}" if isinstance(end, datetime) else "")
    return f"{words}; it should be over since {time}" if site.is_over(end) else f"{words} until {time}"


def list_names(site: Site, events: Iterable[Event]) -> tuple[str, ...]:
    """Return the names of the services for which events now do something, the worst hit first, then by name."""
    events = tuple(events)
    ids, services = {event.id for event in events}, {service for event in events for service in event.services}
    statuses = {service: site.status_of(service) for service in services}
    hit = [
        (-Level(status.level).rank, site.name("service", service) or service)
        for service, status in statuses.items()
        if not ids.isdisjoint(status.events)
    ]
    return tuple(name for _, name in sorted(hit))


def join_names(names: Sequence[str]) -> str:
    """Return names as a sentence has them: "E-mail, Printing and 3 more"."""
    if len(names) > NAMED:
        names = (*names[: NAMED - 1], f"{len(names) - NAMED + 1} more")
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
