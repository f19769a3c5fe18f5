"""What is received, resolved and open in a week."""

from dataclasses import replace
from datetime import timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import IsoWeek, list_weeks
from scripts.tickets.fetching import join_weeks
from scripts.tickets.statistics.counts import TicketCounter
from scripts.tickets.ticket import Outcome
from tests.tickets.statistics.samples import BERLIN, CLASSIFIER, WEEK, count_weeks, in_berlin, make_ticket

START, END = in_berlin("2026-11-16 00:00"), in_berlin("2026-11-23 00:00")
MOMENT = timedelta(seconds=1)


def count_totals(*tickets, week=WEEK):
    """Received, resolved and open of one week."""
    count = count_weeks(tickets, [week], BERLIN, CLASSIFIER, None)[0]
    return count.received, count.resolved, count.open


@pytest.mark.parametrize(
    ("situation", "expected"),
    [
        (make_ticket(START), (1, 0, 1)),
        (make_ticket(START - MOMENT), (0, 0, 1)),
        (make_ticket(END - MOMENT), (1, 0, 1)),
        (make_ticket(END), (0, 0, 0)),
        (make_ticket(START, START), (1, 1, 0)),
        (make_ticket(START - MOMENT, START - MOMENT), (0, 0, 0)),
        (make_ticket(START - MOMENT, START), (0, 1, 0)),
        (make_ticket(START, END - MOMENT), (1, 1, 0)),
        (make_ticket(START, END), (1, 0, 1)),
        (make_ticket(START - MOMENT, END + MOMENT), (0, 0, 1)),
        (make_ticket(START, START + MOMENT, Outcome.REJECTED), (1, 0, 0)),
        (make_ticket(START, END, Outcome.REJECTED), (1, 0, 1)),
        (make_ticket(START - MOMENT, None, Outcome.OPEN), (0, 0, 1)),  # reopened
    ],
)
def test_edges_of_a_week(situation, expected):
    """A week holds its Monday 00:00 and not the next one's; a rejected ticket is open until its end, and never resolved."""
    assert count_totals(situation) == expected


@pytest.mark.parametrize(("name", "hours"), [("2026-W13", 167), ("2026-W43", 169), ("2026-W47", 168)])
def test_clocks_change(name, hours):
    """A ticket in every hour of a week is received in it, 167 or 169 of them when the clocks change."""
    week = IsoWeek.parse(name)
    start = week.get_window(BERLIN).start
    tickets = [make_ticket(start + timedelta(hours=hour)) for hour in range(-2, 175)]

    assert count_totals(*tickets, week=week)[0] == hours


def test_last_week_of_a_long_year():
    """W53 is a week like any other, and W01 follows."""
    weeks = list_weeks(IsoWeek.parse("2026-W52"), IsoWeek.parse("2027-W01"))
    days = [
        make_ticket(in_berlin(day))
        for day in ("2026-12-27 23:59", "2026-12-28 00:00", "2027-01-03 23:59", "2027-01-04 00:00")
    ]

    counts = count_weeks(days, weeks, BERLIN, CLASSIFIER, None)

    assert [str(week) for week in weeks] == ["2026-W52", "2026-W53", "2027-W01"]
    assert [count.received for count in counts] == [1, 2, 1]


def test_every_week_adds_up():
    """Open now is open before, and what came, and less what went, in every week of a range."""
    weeks = list_weeks(WEEK.add_weeks(-4), WEEK)
    start = join_weeks(weeks, BERLIN).start
    tickets = [
        make_ticket(
            start + timedelta(hours=7 * n), start + timedelta(hours=11 * n), (Outcome.RESOLVED, Outcome.REJECTED)[n % 2]
        )
        for n in range(120)
    ]

    counts = count_weeks(tickets, weeks, BERLIN, CLASSIFIER, None)

    gone = [sum(1 for each in tickets if each.ended in week.get_window(BERLIN)) for week in weeks]
    assert [count.open for count in counts[1:]] == [
        before.open + now.received - left for before, now, left in zip(counts, counts[1:], gone[1:], strict=False)
    ]


def test_week_before_the_first_ticket():
    """Nobody knows anything of a week before the first ticket, which is not the same as nothing."""
    counts = count_weeks([make_ticket(START)], [WEEK.add_weeks(-1), WEEK, WEEK.add_weeks(1)], BERLIN, CLASSIFIER, None)

    assert [count.known for count in counts] == [False, True, True]


def test_label():
    """Only the titles of resolved tickets with the label are kept, whatever its case."""
    tickets = [
        make_ticket(START, START, title="yes", labels=("Publish",)),
        make_ticket(START, START, title="no"),
        make_ticket(START, title="open", labels=("publish",)),
        make_ticket(START, START, Outcome.REJECTED, title="rejected", labels=("publish",)),
    ]

    with_label, never = (count_weeks(tickets, [WEEK], BERLIN, CLASSIFIER, label)[0] for label in ("publish", None))

    assert [titled.title for titled in with_label.labelled] == ["yes"]
    assert never.labelled == []


def test_tickets_that_are_never_to_be_seen():
    """What should not have come is in no number and in no list, and how many there were is known."""
    counting = TicketCounter(
        [WEEK], BERLIN, CLASSIFIER, "publish", excluded=Exclusion(frozenset({"hr"}), frozenset({"incident"}))
    )
    seen = make_ticket(START, START, title="password", labels=("publish",))
    for each in (seen, replace(seen, queue=" HR "), replace(seen, kind="Incident"), replace(seen, queue="Unknown")):
        counting.add(each)

    (count,) = counting.finish()

    assert counting.dropped == 2
    assert (count.received, count.resolved, len(count.labelled)) == (2, 2, 2)
    assert set(count.unknown_queues) == {"Unknown"}
