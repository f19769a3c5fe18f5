"""What is ahead of readers, for the home page, /actions/ and the pages of groups: what they need to do, and what is coming."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from plugins.core.output.humanize import format_day
from plugins.core.site.last_day import find_last_day
from plugins.core.site.site import Site
from plugins.core.source.days import Day
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item

TO_DO = "What you need to do"
OPEN_DAYS = 60  # how long after its publication an action without a last day is one still
OVER_DAYS = 28  # how long after its last day an action stands among those that are over


class Actions(NamedTuple):
    """The ids of Items that ask readers to do something.

    `dated` have a day, the soonest first; `undated` have none, the newest first; `over` were open until lately, the latest first.
    """

    dated: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()
    over: tuple[str, ...] = ()

    @property
    def current(self) -> tuple[str, ...]:
        """What can still be done."""
        return self.dated + self.undated


def list_actions(site: Site, readers: str = "") -> Actions:
    """Return what readers need to do, on each page what its newest Item says; of a group of readers only what concerns it."""
    found: Actions = site.part(sort_actions)
    return Actions._make(tuple(select_concerning(site, ids, readers)) for ids in found) if readers else found


def select_concerning(site: Site, ids: Iterable[str], readers: str) -> Iterator[str]:
    """Yield the Items that concern a group of readers."""
    return (id for id in ids if concerns(site.item(id), readers))


def concerns(told: Item | Event, readers: str) -> bool:
    """Tell whether something names a group of readers, or is for everybody."""
    return not told.affects or readers in told.affects


def name_task(due: Day | None) -> str:
    """Return the words before an action, as in "What you need to do by 25 November 2026"."""
    return f"{TO_DO} by {format_day(due)}" if due else TO_DO


def name_readers(site: Site, groups: Iterable[str]) -> str:
    """Return in words whom something concerns, as in "For Kiel and for Porto"; empty for everybody."""
    names = [f"for {site.groups[id].name if id in site.groups else id}" for id in groups]
    words = " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    return words[:1].upper() + words[1:]


def sort_actions(site: Site) -> Actions:
    """Return what any readers need to do."""
    items = site.items("action")
    last = {item.id: find_last_day(site, item) for item in items}
    dated = [item for item in items if (day := last[item.id]) and not site.is_over(day)]
    undated = (item.id for item in items if not last[item.id] and is_fresh(site, item.published, OPEN_DAYS))
    over = [item for item in items if (day := last[item.id]) and site.is_over(day) and is_fresh(site, day, OVER_DAYS)]
    return Actions(
        tuple(item.id for item in sorted(dated, key=find_due)),
        tuple(undated),
        tuple(item.id for item in sorted(over, key=lambda item: str(last[item.id]), reverse=True)),
    )


def find_due(item: Item) -> str:
    """Return the day by which something is to be done, as text: its last day, else the start of what it is about."""
    return str(item.due or item.start or item.end)


def is_fresh(site: Site, since: Day, days: int) -> bool:
    """Tell whether something is not older than so many days."""
    return not site.is_over(since + timedelta(days=days))


def list_upcoming(site: Site, readers: str = "") -> Iterator[Event]:
    """Yield what is planned and not over, the soonest first; only what concerns a group of readers, if one is named."""
    events = map(site.event, site.part(find_upcoming))
    return (event for event in events if not readers or concerns(event, readers))


def find_upcoming(site: Site) -> tuple[str, ...]:
    """Return the ids of all events that are planned and not over, of what recurs only the next one."""
    planned = (event for event in site.events() if event.planned and not event.is_closed)
    return tuple(event.id for event in select_next_windows(event for event in planned if not site.is_over(event.last)))


def select_next_windows(events: Iterable[Event]) -> Iterator[Event]:
    """Yield events in their order, and of what recurs the first one alone; a window that was cancelled stands for itself."""
    seen: set[tuple[str, str]] = set()
    for event in events:
        if event.is_cancelled or (event.url, event.title) not in seen:
            yield event
        if not event.is_cancelled:
            seen.add((event.url, event.title))
