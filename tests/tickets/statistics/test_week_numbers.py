"""The numbers of a week that are published, as a whole."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.weeks.record import CategoryCount, Figure, Hours, ProposedTitle
from scripts.tickets.statistics.counts import RawCounts
from scripts.tickets.statistics.week_numbers import make_week_tickets
from tests.tickets.statistics.samples import make_resolved, make_week_count, publish_week

PLACES = tuple(
    (service, category) for service in ("accounts", "network", "printing", None) for category in ("a", "b", "c", None)
)


def test_ordinary_week():
    """Services and categories come by their numbers, small counts are among the others, and everything adds up."""
    tickets = [
        *make_resolved(7, title="Password"),
        *make_resolved(6, "Network", "VPN"),
        *make_resolved(8, "Network"),
        *make_resolved(2, "Printing"),
        *make_resolved(2, "Canteen"),
    ]

    result = publish_week(tickets)

    assert [(each.service, each.resolved, each.others) for each in result.services] == [
        ("network", 14, 8),
        ("accounts", 7, 0),
    ]
    assert result.services[0].categories == (CategoryCount(category="vpn", count=6),)
    assert (result.resolved.this, result.other_services) == (25, 4)


@pytest.mark.parametrize(
    ("hours", "median", "p90"),
    [
        ([1.0] * 5, 1, 1),
        ([0.0] * 5, 1, 1),
        ([0.2, 0.3, 0.4, 0.5, 0.6], 1, 1),
        ([10, 20, 30, 40, 50], 30, 46),
        ([10, 20, 30, 40.5, 50.5, 60.5], 36, 56),
        ([30, 10, 20, 50, 40.01], 30, 47),
        ([7.0000000001] * 9, 7, 7),
        ([1, 2, 3, 4], None, None),
        ([], None, None),
    ],
)
def test_time_to_resolve(hours, median, p90):
    """Half and nine in ten are within whole hours, rounded up, at least one; of too few tickets nothing is said."""
    count = RawCounts(known=True)
    count.hours.extend(hours)

    result = make_week_tickets([count] * 5, 3, True)

    assert (result.median_hours.this, result.p90_hours.this) == (median, p90)


def test_few_resolved():
    """Nothing of a week that resolved fewer than five is told but that they were few; five are told with all totals."""
    few, five = (publish_week(make_resolved(number, title="Password")) for number in (4, 5))

    assert few.resolved.this == few.received.this == "few"
    assert (few.services, few.other_services, few.median_hours) == ((), 0, Hours())
    assert (five.resolved.this, five.median_hours, five.p90_hours) == (5, Hours(this=3), Hours(this=5))
    assert [each.resolved for each in five.services] == [5]


def test_nobody_wrote():
    """A week without tickets is one with zeros, not a mistake."""
    result = publish_week([])

    assert (result.received.this, result.resolved.this, result.open.this, result.other_services) == (0, 0, 0, 0)


def test_titles():
    """A title is proposed clean and in the order of endings, if its ticket carries the label and was resolved."""
    tickets = [*make_resolved(5), *make_resolved(2, title="VPN\nis back", labels=("publish",), key="p")]

    result = publish_week(tickets)

    assert result.proposed == tuple(
        ProposedTitle(ticket=key, service="accounts", resolved=date(2026, 11, 17), title="VPN is back")
        for key in ("p1", "p2")
    )
    assert publish_week(tickets, label=None).proposed == ()


def test_sensitive_category():
    """A sensitive category is not named however many tickets it has, and its number cannot be worked out either."""
    tickets = [
        *make_resolved(9, title="Password"),
        *make_resolved(6, title="Access"),
        *make_resolved(5, "Network"),
        *make_resolved(5, "WLAN"),
    ]

    alone, with_others = (
        publish_week([*tickets, *more], sensitive=("password-reset",)).services
        for more in ((), make_resolved(4, title="Something"))
    )

    assert [(each.service, each.resolved, each.categories) for each in alone] == [("network", 10, ())]
    accounts = with_others[0]
    assert [each.category for each in accounts.categories] == ["access"]
    assert (accounts.resolved, accounts.others) == (19, 13)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(PLACES), st.integers(0, 9), max_size=12), st.sampled_from([3, 5]))
def test_no_small_count_is_on_the_page(places, minimum):
    """Nothing small is listed, all adds up, and each small count may as well be 0: the same page comes of another week.

    That holds for whoever knows the rules and all numbers of the page, as nobody knows how many tickets are of no category.
    """
    result = make_week_tickets([make_week_count(places)] * 5, minimum, True)

    if result.resolved.this in ("few", 0):
        assert result.services == ()
        return
    assert result.resolved.this == sum(each.resolved for each in result.services) + result.other_services
    for service in result.services:
        assert service.resolved == sum(each.count for each in service.categories) + service.others
        assert min([service.resolved, *(each.count for each in service.categories)]) >= minimum
        assert service.others not in range(1, minimum)
    assert not result.services or result.other_services not in range(1, minimum)
    for (service, category), count in places.items():
        if service and category and 0 < count < minimum:
            other = Counter(places) | Counter()
            other[service, None] += other.pop((service, category))
            assert make_week_tickets([make_week_count(other)] * 5, minimum, True) == result
    totals = Counter({service: 0 for service, _ in places if service})
    for (service, _), count in places.items():
        totals[service] += count
    for service, count in totals.items():
        if service and 0 < count < minimum:
            other = Counter({place: number for place, number in places.items() if place[0] != service})
            other[None, None] += count
            assert make_week_tickets([make_week_count(other)] * 5, minimum, True) == result


@pytest.mark.parametrize("column", ["received", "resolved", "open", "median_hours", "p90_hours"])
def test_four_weeks(column):
    """What was usual is a whole number of the four weeks before, and never of this one."""
    weeks = [RawCounts(True, number, number, number) for number in (100, 10, 20, 30, 41)]
    for week in weeks:
        week.hours.extend([float(week.received)] * 5)
        week.categories["accounts", None] = week.resolved

    figure = getattr(make_week_tickets(weeks, 5, True), column)

    assert figure == {"median_hours": Hours(this=100, four_weeks=25), "p90_hours": Hours(this=100, four_weeks=41)}.get(
        column, Figure(this=100, four_weeks=25)
    )


@pytest.mark.parametrize("known", [(True, True, True, False), (False, False, False, False)])
def test_weeks_before_that_nobody_knows(known):
    """Before the first ticket of an export nobody knows what was usual, so nothing is said about it."""
    weeks = [RawCounts(each, 10, 10, 10) for each in (True, *known)]

    result = make_week_tickets(weeks, 3, True)

    assert (result.received, result.median_hours.four_weeks) == (Figure(this=10), None)
