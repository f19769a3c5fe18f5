"""The machine's part of a week, as a whole."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.week import Hours, LabelledTitle, LineCount, Tickets
from plugins.core.weekly.counts import WeekCount, weeks_from
from plugins.core.weekly.proposing import propose_titles
from plugins.core.weekly.pull import Deleted, pull_week
from scripts.tickets.redaction.loading import load_redactor
from tests.core.weekly.making import BERLIN, CLASSIFIER, WEEK, count_weeks, resolved, week_count

NOWHERE = Path("no such folder")
KINDS = tuple(
    (service, line) for service in ("accounts", "network", "printing", None) for line in ("a", "b", "c", None)
)


def pulled(tickets, deleted=Deleted(), label="publish") -> Tickets:  # noqa: B008  frozen
    """W47 of some tickets, with a limit of five."""
    weeks = weeks_from(WEEK.plus(-4), WEEK)
    counts = count_weeks(tickets, weeks, BERLIN, CLASSIFIER, label)
    propose_titles(counts[-1], load_redactor(NOWHERE).redact)
    return pull_week(counts[::-1], 5, True, deleted)


def test_ordinary_week():
    """Services and lines come by their numbers, the rest is folded, and everything adds up."""
    tickets = [
        *resolved(7, title="Password"),
        *resolved(6, "Network", "VPN"),
        *resolved(8, "Network"),
        *resolved(3, "Printing"),
        *resolved(2, "Canteen"),
    ]

    result = pulled(tickets)

    assert [service.service for service in result.services] == ["network", "accounts"]
    assert result.services[0].lines == (LineCount(line="vpn", count=6),)
    assert (result.services[0].others, result.other_services, result.rest()) == (8, 5, 5)
    assert result.resolved.this == 26


def test_time_to_resolve():
    """Tickets that took 1 to 10 hours have a median of 5.5 and a 90th percentile of 9.1 hours."""
    result = pulled(resolved(10))

    assert (result.median_hours, result.p90_hours) == (Hours(this=5.5), Hours(this=9.1))


def test_few_resolved():
    """Nothing of a week that resolved a few is told but that they were few."""
    result = pulled(resolved(4, title="Password", labels=("publish",)))

    assert result.resolved.this == "few"
    assert (result.services, result.other_services, result.titles, result.median_hours) == ((), 0, (), Hours())


def test_nobody_wrote():
    """A week without tickets is one with zeros, not a mistake."""
    result = pulled([])

    assert (result.received.this, result.resolved.this, result.open.this, result.rest()) == (0, 0, 0, 0)


def test_titles():
    """A title is there in the order of endings and clean, if its ticket carries the label and was resolved."""
    tickets = [*resolved(5), *resolved(2, title="VPN\nis back", labels=("publish",), key="p")]

    result = pulled(tickets)

    assert result.titles == tuple(LabelledTitle(ticket=key, title="VPN is back") for key in ("p1", "p2"))
    assert pulled(tickets, label=None).titles == ()


def test_deleted():
    """What a person deleted counts in the rest, stays known by its name, and nothing else is forgotten or kept."""
    tickets = [*resolved(7, title="Password", labels=("publish",)), *resolved(6, "Network", "VPN"), *resolved(6)]
    deleted = Deleted(frozenset({"password-reset"}), frozenset({"network"}), frozenset({"t1", "t9"}))

    result = pulled(tickets, deleted)

    assert [(service.service, service.lines, service.others) for service in result.services] == [("accounts", (), 13)]
    assert result.other_services == 6
    assert result.offered.lines == ("password-reset",)
    assert result.offered.services == ("accounts", "network")
    assert result.offered.tickets == ("t1", "t2", "t3", "t4", "t5", "t6", "t7", "t9")


def test_line_becomes_small():
    """A line that late changes made too small to be listed was not deleted by anybody and may come back."""
    assert pulled(resolved(4, title="Password") + resolved(5)).offered.lines == ()


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(st.sampled_from(KINDS), st.integers(0, 9), max_size=12),
    st.sampled_from([3, 5]),
    st.sets(st.sampled_from("abc"), max_size=1),
)
def test_attacker_with_the_whole_table(lines, fold_below, unwanted):
    """Sums give nothing away, and every line and service that is not listed may have any number below the limit.

    Another number is possible if another week would have given exactly the same table: the attacker knows the rules.
    """
    deleted = Deleted(lines=frozenset(unwanted))
    result = pull_week([week_count(lines)] * 5, fold_below, True, deleted)

    def same(other: dict[tuple[str | None, str | None], int]) -> bool:
        return pull_week([week_count(other)] * 5, fold_below, True, deleted) == result

    if result.resolved.this in ("few", 0):
        assert result.services == ()
        return
    assert result.rest() == result.other_services not in range(1, fold_below)
    listed = {service.service: service for service in result.services}
    for service in result.services:
        assert service.rest() == service.others not in range(1, fold_below)
        shown = {line.line: line.count for line in service.lines}
        others = {kind: number for kind, number in lines.items() if kind[0] != service.service}
        for line in set("abc") - set(shown) if service.others else ():
            for number in range(fold_below):
                folded = Counter({(service.service, line): number, (service.service, None): service.others - number})
                assert same(others | {(service.service, name): count for name, count in shown.items()} | folded)
    for name in {"accounts", "network", "printing"} - set(listed) if result.other_services else ():
        for number in range(fold_below):
            rest = {(name, None): number, (None, None): result.other_services - number}
            assert same({kind: count for kind, count in lines.items() if kind[0] in listed} | rest)


@pytest.mark.parametrize("column", ["received", "resolved", "open", "median_hours", "p90_hours"])
def test_four_weeks(column):
    """The mean is of the four weeks before, last week among them, and never of this one."""
    weeks = [WeekCount(True, number, number, number) for number in (100, 10, 20, 30, 40)]
    for week in weeks:
        week.hours.extend([float(week.received)] * 5)
        week.lines["accounts", None] = week.resolved

    result = pull_week(weeks, 5, True, Deleted())

    figure = getattr(result, column)
    assert (figure.this, figure.last_week, figure.four_weeks) == (100, 10, 25)
