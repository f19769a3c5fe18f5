"""All maintenance: what is going on, what comes, and what was, by year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from plugins.core.output.agenda import select_next_windows
from plugins.core.output.status.event_rows import EventRow, make_event_rows
from plugins.core.output.template_values import add_frame, find_feed
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.entries.event import Event

PATH, FEED = "maintenance/index.html", "feeds/maintenance"


@dataclass(frozen=True, slots=True)
class Year:
    """The rows of a year, the latest first."""

    label: str
    rows: tuple[EventRow, ...]


def overview_inputs(site: Site) -> Mapping[str, Any]:
    """Return what maintenances.html reads."""
    kind = site.kind("maintenance")
    events = tuple(list_shown(site))
    planned = (event for event in events if site.state_of(event) is EventState.PLANNED)
    rows = make_event_rows(
        site, (event for event in events if site.state_of(event) is not EventState.PLANNED), is_brief=True
    )
    past = [row for row in rows if row.progress in (EventState.DONE, EventState.CANCELLED)]
    inputs = {
        "late": tuple(row for row in rows if row.progress is EventState.SHOULD_BE_OVER),
        "current": tuple(row for row in rows if row.progress is EventState.IN_PROGRESS),
        "coming": make_event_rows(site, select_next_windows(planned), is_brief=True),
        "past": tuple(group_by_year(site, reversed(past))),
        "feed": find_feed(site, FEED),
    }
    return add_frame(site, PATH, inputs, title=kind.heading, description=kind.intro, feed=FEED, section=kind.section)


def list_shown(site: Site) -> Iterator[Event]:
    """Yield the events of maintenance in the order of their start, but those windows of what recurs that are over."""
    return (
        event
        for event in site.events("planned")
        if event.kind == "maintenance" and site.state_of(event) is not EventState.OVER
    )


def group_by_year(site: Site, rows: Iterable[EventRow]) -> Iterator[Year]:
    """Yield rows under the years of their starts on the site's clock, in their order."""
    for year, found in groupby(rows, lambda row: site.day_of(row.event.start).year):
        yield Year(str(year), tuple(found))
