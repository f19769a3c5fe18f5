"""Tickets and weeks for tests, in few words."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.core.settings.site_settings import CategoryRule
from plugins.core.source.iso_week import IsoWeek, list_weeks
from plugins.services.record import Service
from plugins.weeks.record import WeekTickets
from scripts.tickets.redaction.redactor import load_redactor
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.counts import RawCounts, TicketCounter
from scripts.tickets.statistics.proposals import propose_titles
from scripts.tickets.statistics.week_numbers import make_week_tickets
from scripts.tickets.ticket import Outcome, Ticket

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = IsoWeek.parse("2026-W47")
SERVICES = {
    "accounts": Service(name="Accounts", queues=("Accounts",)),
    "network": Service(name="Network", queues=("Network", "WLAN")),
    "printing": Service(name="Printing", queues=("Printing",)),
}
CATEGORIES = {
    "password-reset": CategoryRule(
        service="accounts", match=("password",), one="password reset", many="password resets"
    ),
    "access": CategoryRule(service="accounts", match=("access",), one="access given", many="accesses given"),
    "vpn": CategoryRule(service="network", match=(r"\bvpn\b",), one="VPN repaired", many="VPNs repaired"),
}
CLASSIFIER = Classifier(SERVICES, CATEGORIES)


def make_ticket(
    created: datetime,
    ended: datetime | None = None,
    outcome: Outcome | None = None,
    queue: str = "Accounts",
    title: str = "",
    labels: tuple[str, ...] = (),
    key: str = "1",
) -> Ticket:
    """Make a ticket that is resolved if it has an end."""
    outcome = outcome or (Outcome.RESOLVED if ended else Outcome.OPEN)
    return Ticket(
        key=key, created=created, ended=ended, outcome=outcome, queue=queue, title=title, labels=frozenset(labels)
    )


def in_berlin(text: str) -> datetime:
    """Return a moment on the clocks of Berlin, in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


def make_resolved(
    number: int, queue: str = "Accounts", title: str = "", labels: tuple[str, ...] = (), key: str = "t"
) -> list[Ticket]:
    """Make so many tickets that came on Tuesday of W47 at 9:00 and were resolved 1 hour later, 2 hours later and so on."""
    began = in_berlin("2026-11-17 09:00")
    return [
        make_ticket(began, began + timedelta(hours=hour), queue=queue, title=title, labels=labels, key=f"{key}{hour}")
        for hour in range(1, number + 1)
    ]


def make_week_count(categories: dict[tuple[str | None, str | None], int]) -> RawCounts:
    """Return a week in which so many tickets of each service and category came and were resolved in an hour."""
    count = RawCounts(known=True)
    count.categories.update(categories)
    count.received = count.resolved = count.categories.total()
    count.hours.extend([1.0] * count.resolved)
    return count


def count_weeks(tickets, weeks, zone, classifier, label) -> tuple[RawCounts, ...]:
    """Return the numbers of each of the consecutive weeks, from tickets in any order."""
    counting = TicketCounter(weeks, zone, classifier, label)
    for each in tickets:
        counting.add(each)
    return counting.finish()


def publish_week(tickets, label: str | None = "publish", sensitive: Collection[str] = ()) -> WeekTickets:
    """W47 of some tickets as it is published, with a minimum count of three."""
    counts = count_weeks(tickets, list_weeks(WEEK.add_weeks(-4), WEEK), BERLIN, CLASSIFIER, label)
    titles = propose_titles(counts[-1], load_redactor(Path("no such folder")).redact)
    return make_week_tickets(counts[::-1], 3, True, sensitive, titles.proposed)
