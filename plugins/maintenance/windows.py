"""What time makes of a maintenance: the windows of one that recurs, and the reminders of what is near."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from plugins.core.source.action import NOTHING
from plugins.core.source.days import find_start
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.item import Item
from plugins.maintenance.wording import CANCELLED, format_short

PAST, AHEAD = timedelta(days=400), timedelta(days=91)  # from midnight on: thirteen months, and the next ninety days
REMINDER = time(9)  # on the site's clock
WEEKEND = 5  # the number of Saturday


class Reminder(NamedTuple):
    """An Item that reminds of a window: when that begins and when readers hear of it, both on the site's clock."""

    start: datetime
    moment: datetime
    item: Item


def expand(facts: Facts, context: Any) -> Facts:
    """Return the facts of a maintenance at the present of a build: each window, and the reminders that are due or next."""
    (event,) = facts.events
    if event.is_closed:
        return facts
    zone: ZoneInfo = context.config.site.zone
    now: datetime = context.now.astimezone(zone)
    windows = tuple(list_windows(event, now.date())) if event.recurs else (event,)
    items = [*facts.items, *list_reminders(facts, windows, context), *list_recalls(facts, windows, context)]
    if event.recurs:
        next_one = find_next(windows, context.now, zone) or event
        items[0] = items[0]._replace(start=next_one.start, end=next_one.end)
    return facts._replace(items=tuple(items), events=windows)


def list_windows(event: Event, today: date) -> Iterator[Event]:
    """Yield the windows of a maintenance that recurs, on the site's clock."""
    from plugins.maintenance.recurrence import list_starts  # slow to import, and most do not recur

    midnight = datetime.combine(today, time())
    ((first, levels),) = event.phases
    assert isinstance(first, datetime)  # noqa: S101  the record has times
    assert isinstance(event.end, datetime)  # noqa: S101  the same
    for start in list_starts(event.recurs, first, midnight - PAST, midnight + AHEAD):
        day = start.date().isoformat()
        is_skipped = day in event.skips
        yield event._replace(
            id=f"{event.id}/{day}",
            part=day,
            start=start,
            end=start + (event.end - first),
            phases=((start, levels),),
            state="cancelled" if is_skipped else event.state,
            is_closed=is_skipped,
            recurs="",
            skips=(),
        )


def find_next(windows: Sequence[Event], now: datetime, zone: ZoneInfo) -> Event | None:
    """Return the window that is open or comes next; None where none comes."""
    return next((each for each in windows if not each.is_closed and find_start(each.last, zone) > now), None)


def list_reminders(facts: Facts, windows: Sequence[Event], context: Any) -> Iterator[Item]:
    """Yield the newest reminder whose time has come, and the next one; the site holds that back until then.

    There is none of what was announced on the same day or later, and none that would go out for the first time after the start.
    """
    ledger, announced = context.ledger, find_announced_day(facts, context)
    reminders = [
        make_reminder(facts.items[0], each, context.config.site.zone)
        for each in windows
        if each.remind and not each.is_closed
    ]
    now = context.now.astimezone(context.config.site.zone).replace(tzinfo=None)
    has_come = [reminder for reminder in reminders if reminder.moment <= now]
    for reminder in (*has_come[-1:], *reminders[len(has_come) :][:1]):
        is_out = ledger is not None and ledger.has_item(reminder.item.id)
        is_late = ledger is not None and not ledger.first and reminder.start <= now
        if is_out or (reminder.moment.date() > announced and not is_late):
            yield reminder.item


def list_recalls(facts: Facts, windows: Sequence[Event], context: Any) -> Iterator[Item]:
    """Yield an Item for each skipped window of which readers were reminded: it will not happen."""
    for window in windows:
        if context.ledger is None or not window.is_cancelled:
            continue
        reminder = make_reminder(facts.items[0], window, context.config.site.zone).item
        if context.ledger.has_item(reminder.id):
            part = f"{CANCELLED}-{window.part}"
            yield reminder._replace(
                id=f"{reminder.id.removesuffix(reminder.part)}{part}",
                part=part,
                title=f"Cancelled: {reminder.title}",
                date=None,
                archive_date=window.start,
                state=CANCELLED,
                action=NOTHING,
            )


def make_reminder(announced: Item, window: Event, zone: ZoneInfo) -> Reminder:
    """Return what reminds of a window; a move to another day makes it another Item."""
    start = find_start(window.start, zone).astimezone(zone).replace(tzinfo=None)
    moment = datetime.combine(go_back(start.date(), window.remind), REMINDER)
    part = f"reminder-{start.date()}"
    item = announced._replace(
        id=f"{announced.id.removesuffix(announced.part)}{part}",
        part=part,
        url=f"{announced.url}#when",
        title=f"{format_short(start)}: {announced.title}",
        date=moment,
        content=None,  # that of the announcement is out already
        start=window.start,
        end=window.end,
    )
    return Reminder(start, moment, item)


def go_back(day: date, working_days: int) -> date:
    """Return the day that lies so many working days before another."""
    while working_days:
        day -= timedelta(days=1)
        working_days -= day.weekday() < WEEKEND
    return day


def find_announced_day(facts: Facts, context: Any) -> date:
    """Return the day on which readers first heard of a maintenance, or hear of it now."""
    announced, ledger, zone = facts.items[0], context.ledger, context.config.site.zone
    seconds = context.history.find_first_commit(facts.source)
    if ledger and ledger.has_item(announced.id):
        seconds = ledger.get_moment(announced.id)
    elif ledger and not ledger.first:
        seconds = None
    elif announced.date:
        return announced.date if not isinstance(announced.date, datetime) else announced.date.date()
    moment: datetime = context.now if seconds is None else datetime.fromtimestamp(seconds, zone)
    return moment.astimezone(zone).date()
