"""Two versions of a week's numbers: whoever keeps both learns no small number from the difference."""

from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plugins.core.week import Figure, WeekTickets
from plugins.core.weekly.apart import is_far_apart, is_same
from plugins.core.weekly.pull import pull_week
from tests.core.weekly.making import week_count

KINDS = tuple((service, line) for service in ("accounts", "network") for line in ("a", "b", None))


def tickets(lines: dict[tuple[str | None, str | None], int]) -> WeekTickets:
    """The numbers of a week with so many tickets of each service and line."""
    return pull_week([week_count(lines)] * 5, 5, True)


def changed(numbers: WeekTickets, **figures: Figure) -> WeekTickets:
    """The numbers with other figures."""
    return numbers.model_copy(update=figures)


BEFORE = tickets({("accounts", "a"): 20, ("accounts", None): 10, ("network", None): 12})


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({("accounts", "a"): 25, ("accounts", None): 10, ("network", None): 12}, True),
        ({("accounts", "a"): 21, ("accounts", None): 10, ("network", None): 12}, False),
        ({("accounts", "a"): 21, ("accounts", None): 9, ("network", None): 12}, False),
        ({("accounts", "a"): 15, ("accounts", None): 15, ("network", None): 12}, True),
        ({("accounts", "a"): 20, ("accounts", "b"): 5, ("accounts", None): 10, ("network", None): 12}, True),
        ({("accounts", "a"): 20, ("accounts", "b"): 5, ("accounts", None): 6, ("network", None): 12}, False),
        ({("accounts", "a"): 30, ("accounts", None): 10, ("network", None): 13}, False),
        ({("accounts", "a"): 20, ("accounts", None): 10}, True),
        ({("accounts", "a"): 20, ("accounts", None): 10, ("network", None): 12}, False),
    ],
    ids=[
        "five more",
        "one more",
        "one moved",
        "five moved",
        "a new line of new tickets",
        "a new line and one more",
        "ten more here and one there",
        "a service is gone",
        "the same",
    ],
)
def test_difference_of_two_versions(after, expected):
    """The new numbers may follow if each that changed did by five or more."""
    assert is_far_apart(BEFORE, tickets(after)) is expected


def test_same_numbers():
    """Numbers are the same whatever stands in the parts that follow from them."""
    assert is_same(BEFORE, BEFORE.model_copy(update={"other_services": 99}))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (Figure(this=40), Figure(this=45), True),
        (Figure(this=40), Figure(this="few"), True),
        (Figure(this=7), Figure(this="few"), False),
        (Figure(this="few"), Figure(this=7), False),
        (Figure(this=0), Figure(this="few"), False),
        (Figure(this=40), Figure(this="withheld"), False),
        (Figure(this=40, last_week=30), Figure(this=45, last_week=31), False),
        (Figure(this=40, four_weeks=30.0), Figure(this=45, four_weeks=30.5), False),
        (Figure(this=40, four_weeks=30.0), Figure(this=45, four_weeks=31.5), True),
    ],
)
def test_figures(old, new, expected):
    """A total, its neighbour and the sum behind its mean differ by nothing or by enough, whatever "few" stands for."""
    assert is_far_apart(changed(BEFORE, received=old), changed(BEFORE, received=new)) is expected


COUNTS = st.dictionaries(st.sampled_from(KINDS), st.integers(0, 25), max_size=6)


@settings(max_examples=400, deadline=None)
@given(
    COUNTS, st.dictionaries(st.sampled_from(KINDS), st.sampled_from([-9, -1, 1, 4, 5, 8, 14]), min_size=1, max_size=3)
)
def test_attacker_with_both_versions(lines, late):
    """No sum of numbers of one service differs by a few between two versions that may follow each other."""
    after = {kind: max(lines.get(kind, 0) + late.get(kind, 0), 0) for kind in KINDS}
    old, new = tickets(lines), tickets(after)
    assume(is_far_apart(old, new))

    for name in ("accounts", "network"):
        both = [next((each for each in version.services if each.service == name), None) for version in (old, new)]
        if None in both:
            continue
        tables = [{line.line: line.count for line in each.lines} | {"": each.resolved} for each in both]
        shared = sorted(tables[0].keys() & tables[1].keys())
        apart = {key: tables[1][key] - tables[0][key] for key in shared}
        assert not any(0 < abs(each) < 5 for each in apart.values())
        for left_out in combinations(shared[1:], len(shared) - 1):
            assert not 0 < abs(apart[""] - sum(apart[key] for key in left_out)) < 5
