"""The touches of a maintenance, each an Item with an id of its own: announced, moved, done or cancelled, and in time a reminder.

What is not true any more is told no more: a second move replaces the first, and who cancels something takes its move away.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from plugins.core.source.action import NOTHING
from plugins.core.source.days import parse_clock_time
from plugins.core.source.entries.entry import Entry, compute_default_id
from plugins.core.source.entries.event import Event
from plugins.core.source.entries.item import Item
from plugins.maintenance.wording import CANCELLED, end_sentence, format_short, format_window

if TYPE_CHECKING:
    from plugins.maintenance.record import Maintenance

ANNOUNCED, DONE = "announced", "done"
HIDDEN = ("draft", "withdrawn")  # the status of what readers do not see
TOLD = ("title", "services", "start", "end", "why", "text", "action", "due", "recurs")  # fields of the announcement
OFTEN = timedelta(days=7)  # what comes again within this time is known to its readers


def address(entry: Entry) -> str:
    """Return /maintenance/NAME/."""
    return f"maintenance/{compute_default_id(entry.source)}/"


def items(entry: Entry) -> Iterator[Item]:
    """Yield the touches that a file tells of, the announcement first."""
    record: Maintenance = entry.record
    closed = record.status.value if record.status.is_closed else ""
    announced = Item(
        part=ANNOUNCED,
        title=record.title,
        url=address(entry),
        date=record.announced,
        state=closed or "planned",
        summary=record.why or "",
        action=NOTHING if closed else record.action or NOTHING,
        due=None if closed else record.due,
        start=record.start,
        end=record.end,
        content=("text",),
    )
    yield announced
    if record.moved_because and closed != CANCELLED:
        title, summary = f"Moved to {format_short(record.start)}: {record.title}", record.moved_because
        part = name_move(record.start)
        yield announced._replace(
            part=part, title=title, summary=summary, url=f"{announced.url}#when", date=None, archive_date=record.start
        )
    if closed:
        yield make_last_touch(announced, record, closed)


def make_last_touch(announced: Item, record: "Maintenance", closed: str) -> Item:
    """Return the Item that says that something is done, or will not be."""
    planned = f"It was planned for {format_window(record.start, record.end)}."
    summary = f"{planned} {end_sentence(record.cancelled_because)}" if record.cancelled_because else planned
    said = record.start if closed == CANCELLED else record.end
    title = f"{closed.capitalize()}: {record.title}"
    return announced._replace(
        part=closed, title=title, summary=summary, url=f"{announced.url}#when", date=None, archive_date=said
    )


def name_move(start: datetime) -> str:
    """Return the part of the Item that tells of a move to a time."""
    return f"moved-{start:%Y-%m-%d-%H%M}"


def parts(value: Any) -> Mapping[str, Any]:
    """Return what an old version of a file said in each touch; nothing where readers could not see it then."""
    status = value.get("status", "planned")
    if status in HIDDEN:
        return {}
    found = {ANNOUNCED: {name: value.get(name) for name in TOLD}}
    if value.get("moved_because") and status != CANCELLED and (start := read_start(value)):
        found[name_move(start)] = {"moved_because": value["moved_because"], "end": value.get("end")}
    if status in (CANCELLED, DONE):
        found[status] = {"cancelled_because": value.get("cancelled_because")}
    return found


def read_start(value: Any) -> datetime | None:
    """Return the start that an old version of a file names; None where it names none."""
    try:
        start: datetime = parse_clock_time(value.get("start"))
    except ValueError:
        return None
    return start


def events(entry: Entry) -> Iterator[Event]:
    """Yield the maintenance as what happens to services; one that recurs has its windows from the time (windows.py)."""
    record: Maintenance = entry.record
    levels = tuple((service, impact.value) for service, impact in record.services.items())
    yield Event(
        record.title,
        address(entry),
        record.start,
        record.end,
        state=record.status.value if record.status.is_closed else "planned",
        is_closed=record.status.is_closed,
        ends_itself=bool(record.recurs),
        phases=((record.start, levels),),
        summary=explain(record),
        action=record.action,
        due=record.due,
        recurs=record.recurs or "",
        skips=tuple(day.isoformat() for day in record.skip),
        remind=find_notice(record),
    )


def explain(record: "Maintenance") -> str:
    """Return why it is done and why it was moved, or else why it does not happen."""
    if record.status == "cancelled":
        return record.cancelled_because or record.why or ""
    if not record.moved_because:
        return record.why or ""
    return " ".join(end_sentence(text) for text in (record.why, f"Moved: {record.moved_because}") if text)


def find_notice(record: "Maintenance") -> int:
    """Return how many working days before it readers hear of a maintenance again; of what comes weekly only if it says so."""
    if record.remind is not None or not record.recurs:
        return 1 if record.remind is None else record.remind

    from plugins.maintenance.recurrence import find_step  # slow to import, and most do not recur

    return int(find_step(record.recurs, record.start) > OFTEN)
