"""A storm of alerts, and what is closed at one stroke, in the numbers of a week."""

from datetime import date, timedelta

import pytest

from plugins.weeks.record import BurstCount
from tests.tickets.statistics.samples import (
    BERLIN,
    CLASSIFIER,
    WEEK,
    count_weeks,
    in_berlin,
    make_resolved,
    make_ticket,
    publish_week,
)


def make_storm(number: int, title: str = "PROBLEM: disk full on srv-{}") -> list:
    """Make so many alerts of a Tuesday night, a second apart, each resolved 40 minutes later."""
    began = in_berlin("2026-11-17 03:00")
    moments = (began + timedelta(seconds=second) for second in range(number))
    return [
        make_ticket(moment, moment + timedelta(minutes=40), queue="Network", title=title.format(place), key=f"s{place}")
        for place, moment in enumerate(moments)
    ]


def test_storm_of_alerts():
    """A storm is counted apart, and everything else is as if it had not been."""
    tickets = [
        *make_resolved(12, title="Password"),
        *make_resolved(6, "Network", "VPN"),
        make_ticket(in_berlin("2026-11-18 09:00")),
    ]

    calm, stormy = publish_week(tickets), publish_week([*make_storm(3000), *tickets])

    assert stormy.bursts == (BurstCount(day=date(2026, 11, 17), event="received", count=3000),)
    assert stormy.model_copy(update={"bursts": ()}) == calm


def test_closed_at_one_stroke():
    """Old tickets with one title that are closed within an hour are a burst of what was resolved."""
    began, ended = in_berlin("2026-10-01 09:00"), in_berlin("2026-11-20 16:00")
    old = [
        make_ticket(began + timedelta(hours=n), ended + timedelta(seconds=n), title=f"Order {n} missing")
        for n in range(60)
    ]

    result = publish_week([*make_resolved(12, title="Password"), *old])

    assert result.bursts == (BurstCount(day=date(2026, 11, 20), event="resolved", count=60),)
    assert (result.received.this, result.resolved.this) == (12, 12)


def test_nineteen_at_once():
    """What a small department would call a busy morning is no burst."""
    result = publish_week([*make_storm(19), *make_resolved(5)])

    assert (result.received.this, result.bursts) == (24, ())


@pytest.mark.parametrize(("queue", "known"), [("Network", True), ("Canteen", False)])
def test_storm_gives_no_category(queue, known):
    """Titles of a storm give no category its name, whether its queue is known or not."""
    tickets = [*(each for each in make_storm(40, "heartbeat lost")), *make_resolved(5, queue)]

    (week,) = count_weeks(tickets, [WEEK], BERLIN, CLASSIFIER, None)

    assert list(week.categories.values()) == [5]
    assert not week.unmatched["network"].list_frequent()
    assert bool(week.unknown_queues) is not known
