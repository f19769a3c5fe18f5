"""The page of one maintenance."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from plugins.core.output.humanize import format_duration
from plugins.core.output.template_values import Link, add_frame, link_group, link_service, make_cards
from plugins.core.site.calendar_address import find_calendar
from plugins.core.site.last_day import is_action_over
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.action import NOTHING
from plugins.core.source.days import Day, find_start
from plugins.core.source.entries.entry import Entry
from plugins.core.source.records.level import Impact
from plugins.maintenance.moves import list_moves
from plugins.maintenance.touches import ANNOUNCED

if TYPE_CHECKING:
    from plugins.maintenance.record import Maintenance

WINDOWS, RELATED = 6, 10


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when (UTC), how long in words, and how far it is."""

    start: datetime
    end: datetime
    lasts: str
    state: EventState


def maintenance_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what maintenance.html reads."""
    entry = site.entry("maintenance", id)
    record: Maintenance = entry.record
    events = site.events(f"maintenance/{id}")
    windows = [make_window(site, event.start, event.last, site.state_of(event)) for event in events]
    shown = find_shown(windows) or make_window(site, record.start, record.end, EventState.OVER)  # recurred long ago
    announced = site.item(f"maintenance/{id}/{ANNOUNCED}")
    asked = announced._replace(action=record.action or NOTHING, due=record.due)
    inputs = {
        "title": record.title,
        "state": shown.state,
        "window": shown,
        "windows": tuple(list_next(site, windows)) if record.recurs else (),
        "recurs": describe_recurrence(record),
        "services": tuple(list_services(site, record)),
        "affects": tuple(link_group(site, group) for group in announced.affects),
        "why": record.why or "",
        "content": site.html("maintenance", id, "../../", ("text",)),
        "asked": asked,
        "is_too_late": record.status.is_closed or is_action_over(site, asked),
        "moves": () if record.recurs else tuple(list_moves(site, entry)),
        "moved_because": record.moved_because or "",
        "cancelled_because": record.cancelled_because or "",
        "related": make_cards(site, find_related(site, entry)),
        "calendar": find_calendar(site, f"maintenance/{id}"),
    }
    return add_frame(
        site, f"{site.address('maintenance', id)}index.html", inputs,
        title=record.title, description=record.why or "", feed="feeds/maintenance", feed_title="Maintenance",
        section=site.kind("maintenance").section,
    )  # fmt: skip


def make_window(site: Site, first: Day, last: Day, state: EventState) -> Window:
    """Return from when to when something is, and how far."""
    start, end = (find_start(time, site.settings.zone) for time in (first, last))
    return Window(start, end, format_duration(int((end - start).total_seconds())), state)


def find_shown(windows: list[Window]) -> Window | None:
    """Return the window that is open, else the next, else the last; None where there is none."""
    going_on = (window for window in windows if window.state.is_going_on)
    ahead = (window for window in windows if window.state is EventState.PLANNED)
    return next(going_on, None) or next(ahead, None) or (windows[-1] if windows else None)


def list_next(site: Site, windows: list[Window]) -> Iterator[Window]:
    """Yield the next windows of what recurs, those too that are called off."""
    return islice((window for window in windows if not site.has_come(window.start)), WINDOWS)


def describe_recurrence(record: "Maintenance") -> str:
    """Return how often it comes, in words; empty where it comes once."""
    if not record.recurs:
        return ""

    from plugins.maintenance.recurrence import describe_rule  # slow to import, and most do not recur

    return describe_rule(record.recurs)


def list_services(site: Site, record: "Maintenance") -> Iterator[tuple[Link, Impact]]:
    """Yield the services, and how each works meanwhile, in the order of the file."""
    return ((link_service(site, service), impact) for service, impact in record.services.items())


def find_related(site: Site, entry: Entry) -> Iterator[Any]:
    """Yield the newest Items of other entries about a maintenance."""
    about = f"maintenance/{entry.id}"
    return islice((item for item in site.items(about) if not item.id.startswith(f"{about}/")), RELATED)
