"""An event as Statuspage's incident or scheduled maintenance; each Item of its page is an update."""

import json
from collections.abc import Container, Mapping, Sequence
from typing import Any

from plugins.api.statuspage.updates import describe_updates
from plugins.api.statuspage.vocabulary import (
    COMPLETED,
    INCIDENT_STATES,
    PAGE,
    POSTMORTEM,
    RESOLVED,
    WORDS,
    format_moment,
    format_time,
    make_id,
)
from plugins.core.site.site import Site
from plugins.core.site.status.event_state import EventState
from plugins.core.source.entries.event import Event

STAGES = {
    EventState.PLANNED: "scheduled",
    EventState.IN_PROGRESS: "in_progress",
    EventState.SHOULD_BE_OVER: "verifying",
    EventState.OVER: COMPLETED,
    EventState.DONE: COMPLETED,
    EventState.CANCELLED: COMPLETED,
}


def describe_event(site: Site, id: str) -> str:
    """Return an incident or a maintenance as JSON; `components` has ids only, since the state of a service is no part of it."""
    event = site.event(id)
    told = describe_maintenance(site, event) if event.planned else describe_incident(site, event)
    return json.dumps(told, ensure_ascii=False)


def describe_incident(site: Site, event: Event) -> dict[str, Any]:
    """Return an incident."""
    updates = describe_updates(site, event)
    first = {update["status"]: update["display_at"] for update in updates}  # they come newest first
    return describe(site, event, event.title, updates) | {
        "status": find_incident_status(event, first),
        "monitoring_at": first.get("monitoring"),
        "resolved_at": format_time(site, event.last) if event.is_closed else None,
        "impact": WORDS[event.worst].indicator,
    }


def find_incident_status(event: Event, said: Container[str]) -> str:
    """Return how far an incident is; Statuspage has a word of its own for one of which was told what was learned."""
    if event.is_closed:
        return POSTMORTEM if POSTMORTEM in said else RESOLVED
    return event.state if event.state in INCIDENT_STATES else INCIDENT_STATES[0]


def describe_maintenance(site: Site, event: Event) -> dict[str, Any]:
    """Return a maintenance. Statuspage knows none that is cancelled: it is completed, and its name says what became of it."""
    stage = find_stage(site, event)
    updates = describe_updates(site, event)
    told = describe(site, event, f"Cancelled: {event.title}" if event.is_cancelled else event.title, updates)
    turns = [time for time in (event.start, event.last) if not event.is_cancelled and site.has_come(time)]
    moments = [told["updated_at"], *(format_time(site, time) for time in turns)]
    over = (update["display_at"] for update in updates if update["status"] == COMPLETED)
    return told | {
        "status": stage,
        "updated_at": max(moments),
        "resolved_at": next(over, format_time(site, event.last)) if stage == COMPLETED else None,
        "impact": "maintenance",
        "scheduled_for": format_time(site, event.start),
        "scheduled_until": format_time(site, event.last),
    }


def find_stage(site: Site, event: Event) -> str:
    """Return how far a maintenance is: what should be over, and was not called done, is `verifying`."""
    return STAGES[site.state_of(event)]


def describe(site: Site, event: Event, name: str, updates: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return what incidents and maintenance have in common."""
    first = min((update["created_at"] for update in updates), default=format_time(site, event.start))
    changes = [*(update["updated_at"] for update in updates), *(map(format_moment, filter(None, [event.updated])))]
    return {
        "id": make_id(event.id),
        "name": name,
        "status": "",
        "created_at": first,
        "updated_at": max([first, *changes]),
        "monitoring_at": None,
        "resolved_at": None,
        "impact": "none",
        "shortlink": f"{site.url}/{event.url}",
        "started_at": format_time(site, event.start),
        "page_id": PAGE,
        "incident_updates": list(updates),
        "components": list(event.services),
        "reminder_intervals": None,
    }
