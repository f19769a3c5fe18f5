"""What a pull says of what it did; never a ticket's title, and no number that the file does not show."""

from collections import Counter
from collections.abc import Iterator

from plugins.weeks.record import Figure, WeekTickets
from scripts.tickets.fetching import Pulled

FIGURES = ("received", "resolved", "open", "median_hours", "p90_hours")
COLUMNS = {"this": "", "four_weeks": " in the four weeks before"}


def summary(tickets: WeekTickets) -> str:
    """The week's totals as the file shows them."""
    totals = ", ".join(f"{name} {figure.this}" for name, figure in totals_of(tickets))
    return totals + ("" if tickets.complete else " (the week is not over)")


def burst_messages(tickets: WeekTickets) -> Iterator[str]:
    """Each burst that is counted apart, so that whoever pulls can look whether it was a storm of alerts."""
    for burst in tickets.bursts:
        yield (
            f"{burst.count:,} tickets were {burst.event} within an hour on {burst.day} under one title or from one requester: "
            "they are counted apart, and in no other number but open"
        )


def totals_of(tickets: WeekTickets) -> tuple[tuple[str, Figure], ...]:
    """The three totals by name."""
    return (("received", tickets.received), ("resolved", tickets.resolved), ("open", tickets.open))


def differences(before: WeekTickets | None, after: WeekTickets) -> Iterator[str]:
    """What the pull changed of what was there: `resolved 52 -> 54`."""
    if before is None:
        return
    old, new = shown_values(before), shown_values(after)
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, "not shown"), new.get(name, "not shown")
        if was != now:
            yield f"{name} {was} -> {now}"


def title_messages(pulled: Pulled, tickets: WeekTickets) -> Iterator[str]:
    """How many titles are proposed, and which tickets' titles were held back and why."""
    if count := len(tickets.proposed):
        titles = "1 title is" if count == 1 else f"{count} titles are"
        yield f"{titles} proposed: make review WEEK={pulled.week}"
    for held in pulled.held:
        yield f"the title of {printable(held.ticket)} is held back ({', '.join(held.why)}); write it anew in `titles`"


def shown_values(tickets: WeekTickets) -> dict[str, str]:
    """Everything that a pull's file shows, by name, titles by number only."""
    found = {"complete": str(tickets.complete).lower(), "minimum_count": str(tickets.minimum_count)}
    for name in FIGURES:
        for column, words in COLUMNS.items():
            value = getattr(getattr(tickets, name), column)
            found[f"{name}{words}"] = "none" if value is None else str(value)
    for service in tickets.services:
        found[service.service] = str(service.resolved)
        found |= {f"{service.service}/{each.category}": str(each.count) for each in service.categories}
        found[f"{service.service}/others"] = str(service.others)
    found |= {f"burst {burst.event} on {burst.day}": str(burst.count) for burst in tickets.bursts}
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
