"""What a pull says of what it did; never a ticket's title, and no number that the file does not show."""

from collections import Counter
from collections.abc import Iterator

from plugins.core.week import Figure, WeekTickets
from scripts.pull.fetching import Pulled

FIGURES = ("received", "resolved", "open", "median_hours", "p90_hours")
COLUMNS = {"this": "", "last_week": " last week", "four_weeks": " mean of four weeks"}


def summary(tickets: WeekTickets) -> str:
    """The week's totals as the file shows them."""
    totals = ", ".join(f"{name} {figure.this}" for name, figure in totals_of(tickets))
    return totals + ("" if tickets.complete else " (the week is not over)")


def totals_of(tickets: WeekTickets) -> tuple[tuple[str, Figure], ...]:
    """The three totals by name."""
    return (("received", tickets.received), ("resolved", tickets.resolved), ("open", tickets.open))


def differences(before: WeekTickets | None, after: WeekTickets) -> Iterator[str]:
    """What the pull changed of what was there: `resolved 52 -> 54`."""
    if before is None:
        return
    old, new = facts(before), facts(after)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, "not shown"), new.get(name, "not shown")
        if was != now:
            yield f"{name} {was} -> {now}"


def titles_told(pulled: Pulled, tickets: WeekTickets) -> Iterator[str]:
    """How many titles are proposed, and which tickets' titles were held back and why."""
    if count := len(tickets.proposed):
        titles = "1 title is" if count == 1 else f"{count} titles are"
        yield f"{titles} proposed: make review WEEK={pulled.week}"
    for held in pulled.held:
        yield f"the title of {printable(held.ticket)} is held back ({', '.join(held.why)}); write it anew in `titles`"


def facts(tickets: WeekTickets) -> dict[str, str]:
    """Everything that a pull's file shows, by name, titles by number only."""
    found = {"complete": str(tickets.complete).lower(), "fold_below": str(tickets.fold_below)}
    for name in FIGURES:
        for column, words in COLUMNS.items():
            value = getattr(getattr(tickets, name), column)
            found[f"{name}{words}"] = "none" if value is None else str(value)
    for service in tickets.services:
        found[service.service] = str(service.resolved)
        found |= {f"{service.service}/{line.line}": str(line.count) for line in service.lines}
        found[f"{service.service}/others"] = str(service.others)
    return found | {"other services": str(tickets.other_services), "titles": str(len(tickets.proposed))}


def unknown_queues(queues: Counter[str]) -> str:
    """How many resolved tickets no service claims, by queue; empty where there is none."""
    if not queues:
        return ""
    names = ", ".join(f"{printable(name) or '(none)'} ({count})" for name, count in sorted(queues.items()))
    tickets = "1 resolved ticket is" if queues.total() == 1 else f"{queues.total()} resolved tickets are"
    return f"{tickets} in a queue that no service in services.yaml names: {names}"


def printable(name: str) -> str:
    """A name that does nothing to a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:60]
