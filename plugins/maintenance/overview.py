"""All maintenance: what is going on, what comes, and what was, by year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plugins.core.output.template_values import Link, add_frame, find_feed, link_service, to_site_zone
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.maintenance.detail import Window, make_window

PATH, FEED = "maintenance/index.html", "feeds/maintenance"


@dataclass(frozen=True, slots=True)
class Row:
    """A maintenance in a list: its window, the one of what recurs that is open or next, and its services."""

    title: str
    url: str
    window: Window
    services: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The rows of a year, the latest first."""

    label: str
    rows: tuple[Row, ...]


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return what maintenances.html reads."""
    kind = site.kind("maintenance")
    rows = [row for row in list_rows(site) if row.window.state is not EventState.OVER]
    past = [row for row in rows if row.window.state in (EventState.DONE, EventState.CANCELLED)]
    inputs = {
        "late": tuple(row for row in rows if row.window.state is EventState.SHOULD_BE_OVER),
        "current": tuple(row for row in rows if row.window.state is EventState.IN_PROGRESS),
        "coming": tuple(list_coming(rows)),
        "past": tuple(group_by_year(site, reversed(past))),
        "feed": find_feed(site, FEED),
    }
    return add_frame(site, PATH, inputs, title=kind.heading, description=kind.intro, feed=FEED, section=kind.section)


def list_rows(site: Site) -> Iterator[Row]:
    """Yield every event of maintenance in the order of its start."""
    for event in site.events():
        if event.kind == "maintenance":
            services = tuple(link_service(site, service) for service in event.services)
            yield Row(event.title, event.url, make_window(site, event), services)


def list_coming(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield what is planned, of what recurs the next window alone."""
    seen: set[str] = set()
    for row in rows:
        if row.window.state is EventState.PLANNED and row.url not in seen:
            seen.add(row.url)
            yield row


def group_by_year(site: Site, rows: Iterable[Row]) -> Iterator[Year]:
    """Yield rows under the years of their starts on the site's clock, in their order."""
    for year, found in groupby(rows, lambda row: to_site_zone(row.window.start, site).year):
        yield Year(str(year), tuple(found))
