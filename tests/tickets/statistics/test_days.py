"""Weeks of ticket systems that say days without times: times to resolve are in days, and never hours made of whole days."""

from datetime import timedelta

from plugins.weeks.record import Hours
from plugins.weeks.wording import list_figures, summarize_week
from scripts.tickets.ticket import Outcome, Ticket
from tests.tickets.statistics.samples import in_berlin, make_resolved, publish_week


def make_day_tickets(*lengths: int, title: str = "") -> list[Ticket]:
    """Tickets that came on Tuesday of W47 and were resolved so many days later, days without a time all of them."""
    began = in_berlin("2026-11-17 12:00")
    return [
        Ticket(
            key=str(number), created=began, ended=began + timedelta(days=length), outcome=Outcome.RESOLVED, queue="Network",
            title=title, is_day=True,
        )
        for number, length in enumerate(lengths)
    ]  # fmt: skip


def test_days_alone():
    """The half and nine in ten are said in days of the calendar, on the page and in lists, and hours not at all."""
    tickets = publish_week(make_day_tickets(0, 0, 1, 2, 2, 2, 3))

    said = [line.words for line in list_figures(tickets)]
    assert (tickets.median_hours, tickets.p90_hours) == (Hours(), Hours())
    assert (tickets.median_days, tickets.p90_days) == (Hours(this=2), Hours(this=3))
    assert "Half were solved within 2 days, nine of ten within 3 days, counted in days of the calendar" in said
    assert summarize_week(tickets) == "7 requests solved, half of them within 2 days; 7 new ones came in."


def test_same_day():
    """What was resolved on the day it came says so, and is no hour."""
    said = [line.words for line in list_figures(publish_week(make_day_tickets(0, 0, 0, 0, 1)))]

    assert "Half were solved on the same day, nine of ten within a day, counted in days of the calendar" in said


def test_few_days_among_times():
    """Where most tickets have times, those without one count in no time to resolve; the others' hours are as they were."""
    tickets = publish_week([*make_resolved(5), *make_day_tickets(0, 4)])

    assert tickets.resolved.this == 7
    assert (tickets.median_hours, tickets.p90_hours) == (Hours(this=3), Hours(this=5))
    assert tickets.median_days is None


def test_no_burst_within_a_day():
    """Tickets of one title that came on one day without times are no storm, since nobody knows that they came within an hour."""
    tickets = publish_week(make_day_tickets(*[1] * 30, title="Disk full"))

    assert (tickets.bursts, tickets.received.this) == ((), 30)
