"""What IT said of an event, Item by Item, as Statuspage's updates of an incident."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from plugins.api.statuspage.vocabulary import (
    COMPLETED,
    INCIDENT_STATES,
    POSTMORTEM,
    RESOLVED,
    format_moment,
    format_time,
    make_id,
    translate,
)
from plugins.core.output.agenda import name_task
from plugins.core.site.site import Site
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.core.source.entries.plain_html import extract_lines
from plugins.core.source.records.level import Level


def describe_updates(site: Site, event: Event) -> list[dict[str, Any]]:
    """Return the updates of an event, newest first."""
    levels: Mapping[str, str] = {}
    updates = []
    for item in list_items(site, event):
        after = find_levels(site, event, item)
        updates.append(describe_update(site, event, item) | {"affected_components": list_turns(site, levels, after)})
        levels = after
    if event.planned and event.is_closed and updates:
        updates[-1]["status"] = COMPLETED
    return updates[::-1]


def list_items(site: Site, event: Event) -> tuple[Item, ...]:
    """Return the Items on the page of an event, oldest first; of an event with several windows the first, and those of this one."""
    found = site.items(f"page/{event.url.partition('#')[0]}")
    items = sorted(found, key=lambda item: (find_moment(item), item.published))
    return tuple(item for item in items if not event.part or item is items[0] or item.start == event.start)


def find_moment(item: Item) -> datetime:
    """Return when something was said, as its author has it; else when it went out."""
    return item.date if isinstance(item.date, datetime) else item.published


def describe_update(site: Site, event: Event, item: Item) -> dict[str, Any]:
    """Return one update."""
    return {
        "id": make_id(item.id),
        "status": find_status(event, item),
        "body": "\n".join(list_lines(site, event, item)),
        "incident_id": make_id(event.id),
        "created_at": format_moment(item.published),
        "updated_at": format_moment(item.updated),
        "display_at": format_moment(find_moment(item)),
        "deliver_notifications": True,
        "custom_tweet": None,
        "tweet_id": None,
    }


def find_status(event: Event, item: Item) -> str:
    """Return Statuspage's word for how an event stood when an Item was written."""
    if event.planned:
        return "scheduled"
    if item.state in INCIDENT_STATES:
        return item.state
    return POSTMORTEM if event.is_closed else INCIDENT_STATES[0]  # what is said of it later


def list_lines(site: Site, event: Event, item: Item) -> Iterator[str]:
    """Yield the title of a touch of maintenance, which says what became of it, the text, and what readers need to do."""
    if event.planned and item.title != event.title:
        yield item.title
    yield extract_lines(site.content_of(item)) or item.summary or item.title
    if item.action:
        yield f"{name_task(item.due)}: {item.action}"


def find_levels(site: Site, event: Event, item: Item) -> Mapping[str, str]:
    """Return the levels that an incident gave services when an Item was written; those of a maintenance come by the clock."""
    if event.planned:
        return {}
    moment = format_moment(find_moment(item))
    begun = [levels for at, levels in event.phases if format_time(site, at) <= moment] or [event.phases[0][1]]
    over = find_status(event, item) in (RESOLVED, POSTMORTEM)
    return {service: Level.OPERATIONAL.value if over else word for service, word in begun[-1]}


def list_turns(site: Site, before: Mapping[str, str], after: Mapping[str, str]) -> list[dict[str, str]] | None:
    """Return each service with its state before and after an update."""
    return [
        {
            "code": id,
            "name": site.name("service", id),
            "old_status": translate(before.get(id, Level.OPERATIONAL.value)).component,
            "new_status": translate(word).component,
        }
        for id, word in after.items()
    ] or None
