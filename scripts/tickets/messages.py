"""Messages about what a pull did: without any title, and without numbers that the file does not show."""

from collections import Counter
from collections.abc import Iterator

from plugins.weeks.record import WeekTickets
from scripts.tickets.fetching import PulledWeek
from scripts.tickets.statistics.printable_names import list_names, make_printable

TOTALS = ("received", "resolved", "open")
FIGURES = (*TOTALS, "median_hours", "p90_hours", "median_days", "p90_days")
CURES: dict[str, str] = {
    "the export ends before the week": "nothing in the export is from the end of the week or later: export it again, then pull",
    "the export begins after the week": "no ticket in the export is as old: export more weeks, then pull",
    "tickets of earlier weeks are missing": (
        "every open ticket came in this week: an export must hold all that are open, and all that ended since, whenever they "
        "came; export those, then pull again"
    ),
    "tickets that ended are missing": (
        "no ticket ended in the week or the four before it: an export must hold all that ended since, and all that are open; "
        "export those, then pull again, or name a later week"
    ),
    "open tickets are missing": (
        "no ticket of the export is open, though some were at each week's end: export those that are open too, then pull again"
    ),
}  # the others are told once for the whole pull
COLUMNS = {"this": "", "four_weeks": " in the four weeks before"}


def summarise(tickets: WeekTickets) -> str:
    """Return the week's totals as the file shows them."""
    totals = ", ".join(f"{name} {getattr(tickets, name).this}" for name in TOTALS)
    return totals + ("" if tickets.complete else f" (not complete: {tickets.reason or 'the week is not over'})")


def describe_pull(pulled: PulledWeek, before: WeekTickets | None, after: WeekTickets) -> Iterator[str]:
    """Yield a line for each thing that whoever pulls should know."""
    if after.reason in CURES:
        yield CURES[after.reason]
    yield from describe_bursts(after)
    yield from describe_titles(pulled, after)
    yield from describe_differences(before, after)
    yield from describe_unknown_queues(pulled.counts[0].unknown_queues)


def describe_bursts(tickets: WeekTickets) -> Iterator[str]:
    """Yield a line for each burst that is counted apart, so that whoever pulls can see if it was a storm of alerts."""
    for burst in tickets.bursts:
        yield (
            f"{burst.count:,} tickets were {burst.event} within an hour on {burst.day} under one title or from one requester: "
            "they are counted apart, and in no other number but open"
        )


def describe_differences(before: WeekTickets | None, after: WeekTickets) -> Iterator[str]:
    """Yield each change of a value since an earlier pull: `resolved 52 -> 54`."""
    if before is None:
        return
    old, new = collect_values(before), collect_values(after)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, "not shown"), new.get(name, "not shown")
        if was != now:
            yield f"{name} {was} -> {now}"


def describe_titles(pulled: PulledWeek, tickets: WeekTickets) -> Iterator[str]:
    """Yield how many titles are proposed, and which tickets' titles are held back and why."""
    if count := len(tickets.proposed):
        titles = "1 title is" if count == 1 else f"{count} titles are"
        yield f"{titles} proposed: make review WEEK={pulled.week}"
    for held in pulled.titles.held:
        yield f"the title of {make_printable(held.ticket)} is held back ({', '.join(held.why)}); write it anew in `titles`"


def collect_values(tickets: WeekTickets) -> dict[str, str]:
    """Return every value that a pull's file shows by its name; of titles the number only."""
    found = {"complete": tickets.reason or str(tickets.complete).lower(), "minimum_count": str(tickets.minimum_count)}
    for name in FIGURES:
        for column, words in COLUMNS.items():
            value = getattr(getattr(tickets, name), column, None)
            found[f"{name}{words}"] = "none" if value is None else str(value)
    for service in tickets.services:
        found[service.service] = str(service.resolved)
        found |= {f"{service.service}/{each.category}": str(each.count) for each in service.categories}
        found[f"{service.service}/others"] = str(service.others)
    found |= {f"burst {burst.event} on {burst.day}": str(burst.count) for burst in tickets.bursts}
    found["tickets with wrong times"] = str(tickets.wrong_times or 0)
    return found | {"other services": str(tickets.other_services), "titles": str(len(tickets.proposed))}


def describe_unknown_queues(queues: Counter[str]) -> Iterator[str]:
    """Yield how many resolved tickets are in queues of no service, if there are any."""
    if queues:
        tickets = "1 resolved ticket is" if queues.total() == 1 else f"{queues.total()} resolved tickets are"
        yield f"{tickets} in a queue that no service names: {list_names(queues)}"
