"""Write calendar/: what is planned, for everybody, each service, each group of readers and each entry, and what readers must do.

They are made of events and Items alone: `description.py` says what a calendar tells of each, `icalendar_text.py` writes it. A host
keeps the text of an event, which several calendars share.
"""

from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup

from plugins.core.output.agenda import TO_DO
from plugins.core.output.pages_and_files import PlainFile
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import link_entry, link_group, link_service
from plugins.core.site.calendar_address import find_calendar_address, list_calendars
from plugins.core.site.index import find_page
from plugins.core.site.site import Site
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item

KEPT = timedelta(days=396)  # thirteen months: a year's plans can be compared with those of the year before


def register() -> None:
    """Have Pelican write these files."""
    connect(outputs)


def outputs(site: Site) -> Iterator[PlainFile]:
    """Yield every calendar; those of services and groups of readers exist before anything is planned, to be subscribed to."""
    for group in dict.fromkeys((*list_calendars(site), *site.planned_groups)):
        yield PlainFile(find_calendar_address(group, site.kinds), make_calendar, (group,))
    yield PlainFile(find_calendar_address("actions", site.kinds), make_action_calendar)


def make_calendar(site: Site, group: str) -> bytes:
    """Return what is planned in a group of events: the last thirteen months, and all that is ahead.

    The one event of an entry is a file to add to one's own calendar: with a name, Outlook would make a calendar of its own of it.
    """
    from plugins.calendar.icalendar_text import serialize_calendar

    events = [event for event in site.events(group) if event.planned]
    name = "" if [event.id for event in events] == [group] else name_calendar(site, group)
    return serialize_calendar(name, [site.part(write_event, event.id) for event in events if is_recent(site, event)])


def is_recent(site: Site, event: Event) -> bool:
    """Tell whether an event is ahead, or was over within the last thirteen months."""
    return not site.is_over(event.last + KEPT)


def name_calendar(site: Site, group: str) -> str:
    """Return the name of the calendar of a group of events, as a program lists it."""
    kind, _, id = group.partition("/")
    if not id:
        return site.settings.name
    links = {"service": link_service, "group": link_group}
    link = links[kind](site, id) if kind in links else link_entry(site, kind, id)
    return f"{link.title} – {site.settings.name}"


def write_event(site: Site, id: str) -> Markup:
    """Return an event as calendars hold it."""
    from plugins.calendar.description import describe_event
    from plugins.calendar.icalendar_text import serialize_event

    return Markup(serialize_event(describe_event(site, site.event(id))))  # noqa: S704  a text that no page shows


def make_action_calendar(site: Site) -> bytes:
    """Return the last days for what readers must do: on each page what its newest Item says."""
    from plugins.calendar.icalendar_text import serialize_calendar

    texts = [site.part(write_action, item.id) for item in list_last_days(site)]
    return serialize_calendar(f"{TO_DO} – {site.settings.name}", texts)


def list_last_days(site: Site) -> list[Item]:
    """Return the Items with a last day for an action that is ahead or not older than thirteen months, the earliest first."""
    dated = [(item.due, item) for item in site.items("action") if item.due and not site.is_over(item.due + KEPT)]
    return [item for _, item in sorted(dated, key=lambda pair: (str(pair[0]), pair[1].id))]


def write_action(site: Site, id: str) -> Markup:
    """Return the last day for an action as calendars hold it."""
    from plugins.calendar.description import describe_action
    from plugins.calendar.icalendar_text import serialize_event

    item = site.item(id)
    first = site.item(site.item_ids(find_page(item))[-1])
    return Markup(serialize_event(describe_action(site, item, first.published)))  # noqa: S704  a text that no page shows
