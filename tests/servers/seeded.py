"""What the seed says a source must give."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.core.source.iso_week import IsoWeek, Window
from scripts.tickets.ticket import Outcome, Ticket
from tests.servers.make_seed import EDGES, HIDDEN, edges, tickets

BERLIN = ZoneInfo("Europe/Berlin")
OUTCOMES = {"resolved": Outcome.RESOLVED, "rejected": Outcome.REJECTED, "open": Outcome.OPEN, "new": Outcome.OPEN}


def moment(text: str) -> datetime:
    """A stamp of the seed."""
    return datetime.fromisoformat(text).astimezone(UTC)


def seeded(window: Window, chosen: Callable[[Ticket], bool] = lambda ticket: ticket.queue != HIDDEN) -> list[Ticket]:
    """The tickets of the seed alive in a window, by number."""
    every = [ticket_of(row) for row in (*tickets(), *edges())]
    return [
        ticket
        for ticket in every
        if chosen(ticket) and ticket.created < window.end and (ticket.ended is None or ticket.ended >= window.start)
    ]


def ticket_of(row: dict[str, object]) -> Ticket:
    """A row of the seed as the ticket that every source must make of it."""
    outcome = OUTCOMES[str(row["status"])]
    labels = row["labels"]
    return Ticket(
        key=str(row["number"]),
        created=moment(str(row["created"])),
        ended=None if outcome is Outcome.OPEN else moment(str(row["ended"])),
        outcome=outcome,
        queue=str(row["queue"]),
        title=str(row["title"]),
        labels=frozenset(labels if isinstance(labels, list) else ()),
    )


def by_number(found: Iterable[Ticket]) -> list[Ticket]:
    """Tickets in the order of the seed, without what that does not know: who asked, and the kind."""
    return sorted((replace(each, requester=None, kind="") for each in found), key=lambda ticket: int(ticket.key))


def week(name: str, weeks: int = 1) -> Window:
    """So many weeks of Berlin that end with the named one."""
    last = IsoWeek.parse(name)
    return Window(last.add_weeks(1 - weeks).get_window(BERLIN).start, last.get_window(BERLIN).end)


def seconds_from(edge: str) -> Window:
    """One second that starts at an edge."""
    start = datetime.fromisoformat(edge).replace(tzinfo=UTC)
    return Window(
        start, start.replace(second=start.second + 1) if start.second < 59 else start.replace(microsecond=999_999)
    )


WINDOWS = {
    "the week before the clocks change": week("2026-W42"),
    "the week of the change, an hour longer": week("2026-W43"),
    "the week after it": week("2026-W44"),
    "five weeks": week("2026-W44", 5),
    "before the first ticket": week("2026-W30"),
    "after the last": week("2027-W02"),
    "all of it": week("2026-W50", 20),
    **{f"one second at {edge}": seconds_from(edge) for edge in EDGES},
}
