"""Render /status/: what is wrong now, what is planned, how each service works and did; made of events, Items and services alone."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from operator import attrgetter
from typing import Any

from plugins.core.output.pages_and_files import HtmlPage
from plugins.core.output.plugin import connect
from plugins.core.output.status.event_rows import list_current_rows, make_event_rows
from plugins.core.output.status.overall_line import STATUS_PAGE
from plugins.core.output.status.service_rows import make_service_rows
from plugins.core.output.status.site_age import describe_age
from plugins.core.output.template_values import add_frame, link_kind
from plugins.core.site.site import Site
from plugins.core.site.status.daily_levels import DAYS
from plugins.core.site.status.event_state import EventState
from plugins.core.source.entries.event import Event

PATH = f"{STATUS_PAGE}index.html"
TITLE = "Status"
INTRO = "How our services work, what is planned, and what did not work of late."
SOON, LATELY = timedelta(days=14), 14


def register() -> None:
    """Have Pelican write this page."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage]:
    """Yield the page, where there is anything whose state could be told."""
    if site.has_status:
        yield HtmlPage(PATH, "status.html", status_inputs)


def status_inputs(site: Site) -> Mapping[str, Any]:
    """Return what status.html reads."""
    events = site.events("disruption")
    open_events = [event for event in events if event.planned and not event.is_closed]
    past = find_past(site, events)
    inputs = {
        "age": describe_age(site),
        "wrong": tuple(row for row in list_current_rows(site) if not row.event.planned),
        "maintenance": make_event_rows(site, (event for event in open_events if site.state_of(event).is_going_on)),
        "coming": make_event_rows(site, (event for event in events if is_coming(site, event))),
        "services": make_service_rows(site, "../"),
        "archives": tuple(
            filter(attrgetter("url"), (link_kind(site, kind) for kind in site.kinds if kind.section == STATUS_PAGE))
        ),
        "lately": make_event_rows(site, (event for event, days in past if days <= LATELY), is_brief=True),
        "earlier": make_event_rows(site, (event for event, days in past if days > LATELY), is_brief=True),
    }
    return add_frame(site, PATH, inputs, title=TITLE, description=INTRO, section=STATUS_PAGE)


def is_coming(site: Site, event: Event) -> bool:
    """Tell whether a maintenance is to begin within two weeks, be it that it was cancelled."""
    if not event.planned or site.day_of(event.start) - site.today > SOON or site.day_of(event.last) < site.today:
        return False
    state = site.state_of(event)
    return state == EventState.PLANNED or (state == EventState.CANCELLED and not site.has_come(event.start))


def find_past(site: Site, events: Iterable[Event]) -> list[tuple[Event, int]]:
    """Return what is over for at most ninety days, and for how many days, the latest first; nothing that was cancelled."""
    found = ((event, (site.today - site.day_of(event.last)).days) for event in events if site.state_of(event).is_past)
    return sorted((pair for pair in found if pair[1] < DAYS), key=lambda pair: pair[1])
