"""What a pull says of what it did; never a ticket's title, and no number that the file does not show."""

from collections import Counter
from collections.abc import Iterator

from plugins.core.week import Figure, Tickets
from plugins.core.week_file.update import Kept, Update
from scripts.pull.fetching import Pulled

FIGURES = ("received", "resolved", "open", "median_hours", "p90_hours")
COLUMNS = {"this": "", "last_week": " last week", "four_weeks": " mean of four weeks"}


def summary(tickets: Tickets) -> str:
    """The week's totals as the file shows them."""
    totals = ", ".join(f"{name} {figure.this}" for name, figure in totals_of(tickets))
    return totals + ("" if tickets.complete else " (the week is not over)")


def totals_of(tickets: Tickets) -> tuple[tuple[str, Figure], ...]:
    """The three totals by name."""
    return (("received", tickets.received), ("resolved", tickets.resolved), ("open", tickets.open))


def differences(update: Update) -> Iterator[str]:
    """What the pull changed of what was there: `resolved 52 -> 54`."""
    if update.before is None:
        return
    before, after = facts(update.before), facts(update.after)
    for name in dict.fromkeys((*before, *after)):
        old, new = before.get(name, "not shown"), after.get(name, "not shown")
        if old != new:
            yield f"{name} {old} -> {new}"


def kept_for(update: Update) -> Iterator[str]:
    """Why a pull left a week's numbers alone, and what to do if it should not have."""
    if update.kept is Kept.PUBLISHED:
        yield "the week is over and has its numbers; --again pulls it anew"
    if update.kept is Kept.CLOSE:
        yield (
            f"what changed is fewer than {update.after.minimum_count} tickets, which anybody who kept the old page could "
            "count; so its numbers stay"
        )


def titles_told(pulled: Pulled, update: Update) -> Iterator[str]:
    """How many titles wait for a review, and which tickets' titles were held back and why."""
    waiting = sum(not title.is_reviewed for title in update.after.titles)
    if waiting:
        titles = "1 title waits" if waiting == 1 else f"{waiting} titles wait"
        yield f"{titles} for a review: python -m scripts.week {pulled.week} --review PERSON"
    for held in pulled.held if update.kept is not Kept.PUBLISHED else ():
        yield f"the title of {printable(held.ticket)} is held back ({', '.join(held.why)}); write it anew as a highlight"


def facts(tickets: Tickets) -> dict[str, str]:
    """Everything that the machine's part shows, by name, titles by number only."""
    found = {"complete": str(tickets.complete).lower(), "minimum_count": str(tickets.minimum_count)}
    for name in FIGURES:
        for column, words in COLUMNS.items():
            value = getattr(getattr(tickets, name), column)
            found[f"{name}{words}"] = "none" if value is None else str(value)
    for service in tickets.services:
        found[service.service] = str(service.resolved)
        found |= {f"{service.service}/{line.line}": str(line.count) for line in service.lines}
        found[f"{service.service}/others"] = str(service.others)
    return found | {"other services": str(tickets.other_services), "titles": str(len(tickets.titles))}


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
