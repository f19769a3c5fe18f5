"""A help desk of eight people with 52 tickets a week over eight queues."""

from datetime import timedelta
from random import Random
from statistics import median

import pytest

from plugins.core.settings.site_settings import CategoryRule
from plugins.core.source.iso_week import list_weeks
from plugins.services.record import Service
from plugins.weeks.record import Week, WeekTickets
from plugins.weeks.wording import list_figures, list_services
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.week_numbers import make_week_tickets
from tests.tickets.statistics.samples import BERLIN, WEEK, count_weeks, make_ticket

QUEUES = ("accounts", "mail", "network", "workplace", "printing", "apps", "meetings", "phones")
SHARES = (8, 6, 5, 4, 3, 2, 2, 1)
SORTS = {"usual": 6, "second": 2, "rare": 1, "nothing like it": 0.5}
SERVICES = {queue: Service(name=queue, queues=(queue,)) for queue in QUEUES}
CATEGORIES = {
    f"{queue}-{sort}": CategoryRule(service=queue, match=(sort,), one=sort, many=sort)
    for queue in QUEUES
    for sort in ("usual", "second", "rare")
}
WEEKS = 26


def make_tickets(chance: Random, week) -> list:
    """Return the tickets of a week, at any hour of it; nearly all are solved within two days."""
    start = week.get_window(BERLIN).start
    moments = [start + timedelta(minutes=chance.randrange(6 * 24 * 60)) for _ in range(52)]
    return [
        make_ticket(
            moment,
            moment + timedelta(minutes=chance.randrange(20, 2 * 24 * 60)) if chance.random() < 0.95 else None,
            queue=chance.choices(QUEUES, SHARES)[0],
            title=chance.choices([*SORTS], [*SORTS.values()])[0],
        )
        for moment in moments
    ]


@pytest.fixture(scope="module")
def weeks() -> list[WeekTickets]:
    """Return the numbers of half a year, as they are published."""
    chance, all_weeks = Random(8), list_weeks(WEEK.add_weeks(-WEEKS - 3), WEEK)
    found = [each for week in all_weeks for each in make_tickets(chance, week)]
    counts = count_weeks(found, all_weeks, BERLIN, Classifier(SERVICES, CATEGORIES), None)
    return [make_week_tickets(counts[end - 4 : end + 1][::-1], 3, True) for end in range(4, len(counts))]


def test_most_tickets_are_named(weeks):
    """Most tickets of a week stand under the name of their category, and in every week several categories are named."""
    named = [[category.count for service in each.services for category in service.categories] for each in weeks]
    shares = [sum(counts) / week.resolved.this for counts, week in zip(named, weeks, strict=True)]

    assert len(weeks) == WEEKS
    assert median(shares) > 0.55
    assert sum(share > 0.5 for share in shares) >= 0.8 * WEEKS
    assert min(map(len, named)) >= 3


def test_all_totals_are_said(weeks):
    """Every week says what came, what was solved, what is open, and how long it took, beside what is usual."""
    for week in weeks:
        said = [f"{line.value} {line.words}" for line in list_figures(week)]
        assert len(said) == 4
        assert not [line for line in said if "ewer than five" in line]
        assert week.resolved.four_weeks


def test_page_says_no_small_number(weeks):
    """What a page says by service adds up to what was solved, and no number in it is 1 or 2."""
    for week in weeks:
        rows = list(list_services(Week(), week, SERVICES, CATEGORIES))
        counts = [int(line.split()[0]) for row in rows for line in row.categories]
        others = [int(row.others.split()[1]) for row in rows if row.others]
        assert sum(int(row.resolved) for row in rows) == week.resolved.this
        assert min(counts + others + [int(row.resolved) for row in rows]) >= 3
