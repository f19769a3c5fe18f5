"""Where feeds and calendars are: for everything, for what readers need to do, for each kind, and for what Items are about."""

from collections.abc import Iterable

from plugins.core.site.site import Site
from plugins.core.source.entries.kind import Kind, list_subjects

ALL, ACTIONS = "feeds/all", "feeds/actions"


def find_group(feed: str, kinds: Iterable[Kind]) -> str:
    """Return the group of Items (plugins.core.site.index) that a feed tells of."""
    if feed in (ALL, ACTIONS):
        return "all" if feed == ALL else "action"
    _, name, *id = feed.split("/")
    if id:
        return f"{next(each for each, folder in list_subjects(kinds).items() if folder == name)}/{id[0]}"
    return next((f"kind/{kind.name}" for kind in kinds if kind.folder == name), "")


def find_feed_address(group: str, kinds: Iterable[Kind]) -> str:
    """Return the address, without ending, of the feed of a group."""
    if group in ("all", "action"):
        return ALL if group == "all" else ACTIONS
    name, _, id = group.partition("/")
    if name == "kind":
        return next(f"feeds/{kind.folder}" for kind in kinds if kind.name == id)
    return f"feeds/{list_subjects(kinds)[name]}/{id}"


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
