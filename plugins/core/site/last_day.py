"""Until when readers can do what an Item or an event asks for."""

from datetime import datetime

from plugins.core.site.tracked_reads import TrackedReads
from plugins.core.source.days import Day
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item


def is_action_over(site: TrackedReads, item: Item | Event) -> bool:
    """Tell whether it is too late for what an Item or an event asks for; nothing is over that has no day."""
    day = find_last_day(site, item) if item.has_action else None
    return day is not None and site.is_over(day)


def find_last_day(site: TrackedReads, item: Item | Event) -> Day | None:
    """Return the last day for an action, or the last day or moment of what it is about; None while nobody knows when that is."""
    is_open = isinstance(item, Event) and not item.planned
    last = item.due or item.end or (None if is_open else item.start)
    if not isinstance(last, datetime):
        return last
    local = last.astimezone(site.settings.zone)
    return (
        local.date() if (local.hour, local.minute, local.second) == (0, 0, 0) else last
    )  # midnight: the author gave a day
