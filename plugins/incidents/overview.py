"""The page of all incidents, the open ones first, and a page for each year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from plugins.core.output.humanize import MONTHS
from plugins.core.output.template_values import Link, add_frame, link_group, link_service, to_site_zone
from plugins.core.site.site import Site
from plugins.core.source.entries.event import Event
from plugins.core.source.records.level import Level
from plugins.incidents.cost import describe_length, find_levels

if TYPE_CHECKING:
    from plugins.incidents.update import State

NEWEST = 30  # that are over, on the front page


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as lists show it: `level` is the worst it did, `lasted` how long it took, empty while it lasts."""

    title: str
    url: str
    state: "State"
    level: Level
    services: tuple[tuple[Link, Level], ...]
    affects: tuple[Link, ...]
    started: date
    said: date
    lasted: str
    summary: str


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents that began in a month, the newest first."""

    label: str
    rows: tuple[IncidentRow, ...]


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return the open incidents, the newest of those that are over, and links to all years."""
    incidents = list_incidents(site)
    over = [event for event in incidents if event.is_closed][:NEWEST]
    kind = site.kind("incident")
    inputs = {
        "heading": kind.heading,
        "intro": kind.intro,
        "open": tuple(make_row(site, event) for event in incidents if not event.is_closed),
        "is_front": True,
        "months": group_by_month(site, over),
        "archives": tuple(Link(str(year), f"{kind.folder}/{year}/") for year in list_years(site)),
    }
    return frame(site, "incidents/index.html", inputs, kind.heading)


def year_inputs(site: Site, year: int) -> Mapping[str, Any]:
    """Return all incidents that began in a year."""
    began = [event for event in list_incidents(site) if find_start(site, event).year == year]
    kind = site.kind("incident")
    heading = f"{kind.heading} of {year}"
    inputs = {"heading": heading, "intro": kind.intro, "open": (), "is_front": False}
    inputs |= {"months": group_by_month(site, began), "archives": ()}
    return frame(site, f"incidents/{year}/index.html", inputs, heading)


def frame(site: Site, path: str, inputs: Mapping[str, Any], title: str) -> Mapping[str, Any]:
    """Return the inputs of a list with what stands around it."""
    kind = site.kind("incident")
    return add_frame(
        site, path, inputs, title=title, description=kind.intro, feed="feeds/incidents", feed_title=kind.heading,
        section=kind.section,
    )  # fmt: skip


def list_incidents(site: Site) -> list[Event]:
    """Return all incidents, the newest first."""
    events = (site.event(f"incident/{id}") for id in site.ids("incident"))
    return sorted(events, key=lambda event: (find_start(site, event), event.id), reverse=True)


def list_years(site: Site) -> list[int]:
    """Return the years in which incidents began, the newest first."""
    return sorted({find_start(site, event).year for event in list_incidents(site)}, reverse=True)


def find_start(site: Site, event: Event) -> datetime:
    """Return when an incident began, on the site's clock."""
    assert isinstance(event.start, datetime)  # noqa: S101  its record has no days
    return to_site_zone(event.start, site)


def group_by_month(site: Site, incidents: Iterable[Event]) -> tuple[Month, ...]:
    """Return incidents, given newest first, under the months in which they began."""
    grouped = groupby(incidents, key=lambda event: (find_start(site, event).year, find_start(site, event).month))
    return tuple(
        Month(f"{MONTHS[month - 1]} {year}", tuple(make_row(site, event) for event in events))
        for (year, month), events in grouped
    )


def make_row(site: Site, event: Event) -> IncidentRow:
    """Return an incident as lists show it."""
    from plugins.incidents.update import State  # slow to import, and most builds make no such list

    return IncidentRow(
        title=event.title,
        url=event.url,
        state=State(event.state),
        level=event.worst,
        services=tuple((link_service(site, service), level) for service, level in find_levels(event).items()),
        affects=tuple(link_group(site, group) for group in event.affects),
        started=find_start(site, event),
        said=event.said or event.start,
        lasted=describe_length(event),
        summary=event.summary,
    )
