"""What a calendar tells of an event and of the last day for an action, in plain text that stands alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from textwrap import shorten
from zoneinfo import ZoneInfo

from plugins.core.output.agenda import name_readers, name_task
from plugins.core.output.template_values import link_service, link_topic
from plugins.core.site.site import Site
from plugins.core.source.days import Day, find_start
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.core.source.records.level import Level

ONE_DAY = timedelta(days=1)
TITLE_LENGTH = 100
STATES = {"cancelled": "Cancelled: ", "done": "Done: "}  # what stands before the title


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One VEVENT.

    `start` and `end` are both days, `end` the one after the last, or both moments in UTC; `end` is None for a moment. `stamp` is
    when this version was said, `sequence` rises with each version.
    """

    id: str
    title: str
    start: Day
    end: Day | None
    stamp: datetime
    sequence: int
    created: datetime | None
    updated: datetime | None
    url: str
    text: str
    categories: tuple[str, ...]
    is_cancelled: bool = False


def describe_event(site: Site, event: Event) -> CalendarEntry:
    """Return an event as calendars tell it."""
    start, end = find_period(event.start, event.end, site.settings.zone)
    url = f"{site.url}/{event.url}"
    return CalendarEntry(
        id=event.id,
        title=STATES.get(event.state, "") + event.title,
        start=start,
        end=end,
        stamp=event.updated or find_start(event.start, site.settings.zone),
        sequence=count_versions(event),
        created=event.created,
        updated=event.updated,
        url=url,
        text="\n\n".join((*explain_event(site, event), url)),
        categories=(site.kind(event.kind).heading, *(link_topic(site, id).title for id in event.topics)),
        is_cancelled=event.is_cancelled,
    )


def find_period(start: Day, end: Day | None, zone: ZoneInfo) -> tuple[Day, Day | None]:
    """Return when an event begins and ends as RFC 5545 has it: two days, the second exclusive, or two moments."""
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        return start, (end or start) + ONE_DAY
    if end is not None and not isinstance(end, datetime):
        end += ONE_DAY
    first, last = find_start(start, zone), find_start(end, zone) if end else None
    return first, last if last and last > first else None


def count_versions(event: Event) -> int:
    """Return a number that each version of an event has higher than those before it, 0 for the first.

    The seconds rise also where history was written anew (an amended commit), the commits also where two share a second or a
    merge brings an older one.
    """
    if event.created is None or event.updated is None:
        return 0
    return int((event.updated - event.created).total_seconds()) + event.revisions


def explain_event(site: Site, event: Event) -> Iterator[str]:
    """Yield the paragraphs about an event: why, whom it concerns, what it does to services, and what readers must do."""
    if event.is_cancelled:
        yield "This was cancelled."
    if event.summary:
        yield event.summary
    if event.affects:
        yield f"{name_readers(site, event.affects)}."
    levels = dict(event.phases[-1][1]) if event.phases else {}
    impacts = [describe_impact(site, id, levels.get(id, "")) for id in dict.fromkeys((*levels, *event.services))]
    if impacts:
        yield "\n".join(("Services:", *impacts))
    if event.action and not event.is_cancelled:
        yield f"{name_task(event.due)}: {event.action}"


def describe_impact(site: Site, service: str, level: str) -> str:
    """Return a service, and in words what becomes of it."""
    words = f": {Level(level).label}" if level else ""
    return f"- {link_service(site, service).title}{words}"


def describe_action(site: Site, item: Item, since: datetime) -> CalendarEntry:
    """Return the last day for an action as calendars tell it; `since` is when the first Item of its page went out.

    Whichever Item of a page says it, it is one and the same for a calendar.
    """
    assert item.due  # noqa: S101  only such are listed
    url = f"{site.url}/{item.url}"
    readers = f"{name_readers(site, item.affects)}." if item.affects else ""
    paragraphs = (f"{name_task(item.due)}: {item.action}", item.title, readers, url)
    return CalendarEntry(
        id=f"action/{item.id.removesuffix(f'/{item.part}')}",
        title=f"Last day: {shorten(item.action, TITLE_LENGTH, placeholder=' …')}",
        start=item.due,
        end=item.due + ONE_DAY,
        stamp=item.updated,
        sequence=int((item.updated - since).total_seconds()),
        created=item.published,
        updated=item.updated,
        url=url,
        text="\n\n".join(filter(None, paragraphs)),
        categories=(site.kind(item.kind).heading, *(link_topic(site, id).title for id in item.topics)),
    )
