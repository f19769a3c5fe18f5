"""The page of one incident."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.core.output.template_values import Link, add_frame, link_group, link_person, link_service
from plugins.core.site.last_day import is_action_over
from plugins.core.site.site import Site
from plugins.core.source.days import find_start
from plugins.core.source.document_path import Place
from plugins.core.source.entries.entry import Entry
from plugins.core.source.records.level import Level
from plugins.incidents.cost import describe_length, find_end, find_levels, list_costs
from plugins.incidents.follow_up import is_action_late, is_postmortem_late
from plugins.incidents.keys import POSTMORTEM

if TYPE_CHECKING:
    from plugins.incidents.record import Incident
    from plugins.incidents.update import State


@dataclass(frozen=True, slots=True)
class ServiceCost:
    """A service that an incident hit: how badly, the worst of it once it is over, with words for how long."""

    service: Link
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """One update; `id` is its anchor, `services` are those that were hit otherwise from then on."""

    id: str
    state: "State"
    at: datetime
    content: Markup
    services: tuple[tuple[Link, Level], ...]


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One thing that is done about it."""

    what: str
    owner: Link
    due: date
    done: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Lessons:
    """A post-mortem as the page shows it."""

    happened: Markup
    why: Markup
    changes: Markup
    actions: tuple[ActionRow, ...]


def incident_inputs(site: Site, id: str) -> Mapping[str, Any]:
    """Return what incident.html reads."""
    entry, event = site.entry("incident", id), site.event(f"incident/{id}")
    record: Incident = entry.record
    newest, zone = site.item(f"incident/{id}/{record.newest.key}"), site.settings.zone
    inputs = {
        "title": record.title,
        "state": record.newest.state,
        "services": tuple(list_services(site, id)),
        "affects": tuple(link_group(site, group) for group in event.affects),
        "started": event.start,
        "detected": find_start(record.detected, zone) if record.detected else None,
        "ended": find_end(event),
        "lasted": describe_length(event),
        "newest": newest,
        "is_action_over": is_action_over(site, newest),
        "workaround": read_text(site, entry, ("workaround",)),
        "updates": tuple(list_updates(site, entry)),
        "lessons": make_lessons(site, entry),
        "is_postmortem_late": is_postmortem_late(site, id),
    }
    address = f"{site.address('incident', id)}index.html"
    return add_frame(
        site, address, inputs, title=record.title, description=event.summary, feed="feeds/incidents",
        feed_title=site.kind("incident").heading, section=site.kind("incident").section,
    )  # fmt: skip


def list_services(site: Site, id: str) -> Iterator[ServiceCost]:
    """Yield the services that an incident hits, or what it cost each of them."""
    event = site.event(f"incident/{id}")
    costs = {cost.service: cost for cost in list_costs(site, event)}
    for service, level in find_levels(event).items():
        cost = costs.get(service)
        yield ServiceCost(link_service(site, service), cost.worst if cost else level, cost.words if cost else "")


def list_updates(site: Site, entry: Entry) -> Iterator[UpdateRow]:
    """Yield the updates, newest first."""
    record: Incident = entry.record
    for index, update in reversed(record.steps):
        yield UpdateRow(
            id=f"update-{update.key}",
            state=update.state,
            at=find_start(update.at, site.settings.zone),
            content=read_text(site, entry, ("updates", index, "text")),
            services=tuple((link_service(site, service), Level(level)) for service, level in update.services.items()),
        )


def make_lessons(site: Site, entry: Entry) -> Lessons | None:
    """Return the post-mortem, None before it is out."""
    record: Incident = entry.record
    if record.postmortem is None or not site.has_item(f"incident/{entry.id}/{POSTMORTEM}"):
        return None
    happened, why, changes = (read_text(site, entry, (POSTMORTEM, field)) for field in ("happened", "why", "changes"))
    actions = tuple(
        ActionRow(each.what, link_person(site, each.owner), each.due, each.done, is_action_late(site, each))
        for each in record.postmortem.actions
    )
    return Lessons(happened, why, changes, actions)


def read_text(site: Site, entry: Entry, place: Place) -> Markup:
    """Return the Markdown at a place; its links lead from the incident's page."""
    return site.html("incident", entry.id, "../../", place)
