"""Until when readers can do what an Item asks for."""

from datetime import datetime

from plugins.core.site.tracked_reads import TrackedReads
from plugins.core.source.days import Day
from plugins.core.source.entries.item import Item


def is_action_over(site: TrackedReads, item: Item) -> bool:
    """Tell whether it is too late for what an Item asks for; nothing is over that has no day."""
    day = find_last_day(site, item) if item.has_action else None
    return day is not None and site.is_over(day)


def find_last_day(site: TrackedReads, item: Item) -> Day | None:
    """Return the last day for an action, or the last day or moment of what it is about; None where it has none."""
    last = item.due or item.end or item.start
    if not isinstance(last, datetime):
        return last
    local = last.astimezone(site.settings.zone)
    return (
        local.date() if (local.hour, local.minute, local.second) == (0, 0, 0) else last
    )  # midnight: the author gave a day
