"""Statuspage's words for ours, and how it writes ids and moments (its public API: any status page's /api/)."""

from datetime import UTC, date, datetime
from typing import NamedTuple

from plugins.core.site.site import Site
from plugins.core.source.days import find_start
from plugins.core.source.records.level import Level

PAGE = "glassbox"  # the page's id: as the ids of Items, it survives another name and another host
UNKNOWN = "1970-01-01T00:00:00.000Z"  # clients fail where a moment is null that Statuspage always knows
RESOLVED, POSTMORTEM, COMPLETED = "resolved", "postmortem", "completed"
INCIDENT_STATES = ("investigating", "identified", "monitoring", RESOLVED)


class Words(NamedTuple):
    """Statuspage's words for a level: of a component, of an incident or the whole page, and in a sentence about the page."""

    component: str
    indicator: str
    description: str


WORDS = {
    Level.OPERATIONAL: Words("operational", "none", "All Systems Operational"),
    Level.MAINTENANCE: Words("under_maintenance", "maintenance", "Service Under Maintenance"),
    Level.DEGRADED: Words("degraded_performance", "minor", "Partially Degraded Service"),
    Level.PARTIAL_OUTAGE: Words("partial_outage", "major", "Partial System Outage"),
    Level.MAJOR_OUTAGE: Words("major_outage", "critical", "Major Service Outage"),
}


def translate(level: str) -> Words:
    """Return Statuspage's words for the word of a level."""
    return WORDS[Level(level)]


def make_id(id: str) -> str:
    """Return the id of an event or an Item without the slashes, which clients put into paths."""
    return id.replace("/", ".")


def format_moment(moment: datetime) -> str:
    """Return a moment in UTC with milliseconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def format_time(site: Site, time: date | datetime) -> str:
    """Return a moment, or that at which a day begins on the site's clock."""
    return format_moment(find_start(time, site.settings.zone))
