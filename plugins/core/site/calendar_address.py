"""Where calendars are: for everything, for services and groups of readers, for entries, and for what readers need to do."""

from collections.abc import Iterable

from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind, list_subjects


def find_calendar(site: Site, group: str) -> str:
    """Return the address of the calendar of a group of events, such as `service/email`; empty where it has none.

    Everything, services and groups of readers have one from the beginning, entries once something is planned for them.
    """
    is_open = group == "all" or group.startswith(("service/", "group/"))
    found = is_open or any(site.event(id).planned for id in site.event_ids(group))
    return find_calendar_address(group, site.kinds) if found else ""


def find_calendar_address(group: str, kinds: Iterable[Kind]) -> str:
    """Return the address of the calendar of a group of events, or of `actions`."""
    name, _, id = group.partition("/")
    folders = {kind.name: kind.folder for kind in kinds} | dict(list_subjects(kinds))
    return f"calendar/{folders[name]}/{id}.ics" if id else f"calendar/{name}.ics"


def list_calendars(site: Site) -> tuple[str, ...]:
    """Return the groups of events whose calendars are there before anything is planned, so that people can subscribe to them."""
    services = (f"service/{id}" for id in site.ids("service"))
    return ("all", *services, *(f"group/{id}" for id in site.groups))
