"""Received, resolved and open give no small number away, neither alone nor together."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.week import Figure
from plugins.core.weekly.totals import ShownTotals, Totals, is_few, shown_totals

CALM = [Totals(20, 18, 40), Totals(22, 20, 39), Totals(21, 21, 38), Totals(19, 18, 39), Totals(18, 20, 39)]
NAMES = ("received", "resolved", "open")
FAR = 1000  # more than any number that is made up here
Worlds = list[Totals]


def with_(weeks: Worlds, index: int, **numbers: int) -> Worlds:
    """The weeks with other numbers in one of them."""
    return [replace(week, **numbers) if place == index else week for place, week in enumerate(weeks)]


def test_nothing_is_small():
    """Everything is shown, each beside last week's and the mean of the four weeks before."""
    shown = shown_totals(CALM, 5)

    assert shown.received == Figure(this=20, last_week=22, four_weeks=20.0)
    assert shown.open == Figure(this=40, last_week=39, four_weeks=38.8)


def test_zero():
    """Nothing at all is a number that may be shown."""
    shown = shown_totals(with_(CALM, 0, received=0, resolved=0, open=0), 5)

    assert (shown.received.this, shown.resolved.this, shown.open.this) == (0, 0, 0)


@pytest.mark.parametrize("name", ["received", "resolved"])
def test_few_came_or_went(name):
    """A small number is "few", and last week's open is left out, from which it could be bounded."""
    shown = shown_totals(with_(CALM, 0, **{name: 4}), 5)

    assert getattr(shown, name).this == "few"
    assert shown.open == Figure(this=40, last_week="withheld", four_weeks=None)


@pytest.mark.parametrize("index", [0, 1])
def test_few_are_open(index):
    """Both open counts are left out, and nobody learns which of them was small."""
    shown = shown_totals(with_(CALM, index, open=2), 5)

    assert shown.open == Figure(this="withheld", last_week="withheld", four_weeks=None)
    assert (shown.received.this, shown.resolved.this) == (20, 18)


def test_few_in_an_earlier_week():
    """The mean is of the weeks that may be shown."""
    shown = shown_totals(with_(CALM, 3, received=1), 5)

    assert shown.received.four_weeks == round((22 + 21 + 18) / 3, 1)
    assert shown.open == Figure(this=40, last_week=39, four_weeks=None)


def test_weeks_that_nobody_knows():
    """What nobody knows is left out instead of being called zero."""
    shown = shown_totals([CALM[0], None, None, None, None], 5)

    assert shown.received == Figure(this=20)


@st.composite
def true_weeks(draw: st.DrawFn) -> Worlds:
    """Five weeks, newest first, in which open = open before + received - resolved - rejected."""
    small = st.integers(0, 9) | st.integers(0, 3)
    standing = draw(small)
    weeks: Worlds = []
    for _ in range(5):
        received = draw(small)
        resolved = draw(st.integers(0, min(standing + received, 9)))
        rejected = draw(st.integers(0, min(standing + received - resolved, 3)))
        standing += received - resolved - rejected
        weeks.append(Totals(received, resolved, standing))
    return weeks[::-1]


def is_possible(weeks: Worlds) -> bool:
    """Whether no week rejected a negative number of tickets; of the oldest one nobody knows what was open before."""
    return all(before.open + week.received - week.resolved - week.open >= 0 for week, before in pairwise(weeks))


Cell = tuple[int, str]  # a week and a name of Totals


def left_out(shown: ShownTotals) -> dict[Cell, str]:
    """What the page says of the cells that show no number: few or withheld."""
    columns = ((0, "this"), (1, "last_week"))
    cells = {(index, name): getattr(getattr(shown, name), column) for name in NAMES for index, column in columns}
    return {cell: said for cell, said in cells.items() if isinstance(said, str)}


def other_worlds(weeks: Worlds, shown: ShownTotals, fixed: tuple[Cell, int], fold_below: int) -> Iterator[Worlds]:
    """Some worlds in which one cell has a certain number and the others that show none have any; the shown ones stay.

    Weeks that stand only in a mean keep their numbers, but where the mean of `open` is left out they may be as large as
    you like.
    """
    values = {"few": range(1, fold_below), "withheld": (FAR, *range(2 * fold_below))}
    cells = left_out(shown)
    choices = [[fixed[1]] if cell == fixed[0] else values[said] for cell, said in cells.items()]
    for older in (2 * FAR, 0, 1, 2, 3) if shown.open.four_weeks is None else (0,):
        before = [replace(week, open=week.open + older) for week in weeks[2:]]
        for numbers in product(*choices):
            world = [*weeks[:2], *before]
            for (index, name), number in zip(cells, numbers, strict=True):
                world[index] = replace(world[index], **{name: number})
            yield world


@settings(max_examples=150, deadline=None)
@given(true_weeks(), st.sampled_from([3, 4, 5]))
def test_attacker_who_knows_the_rules(weeks, fold_below):
    """Whatever "few" stands for may be any number below the limit; a small number that is withheld may be at least as many.

    The attacker knows every number of the page, the equation, that nothing is negative, and the rules by which numbers are
    left out: another world counts only if it would have given exactly the same page.
    """
    shown = shown_totals(weeks, fold_below)

    def may_be(cell: Cell, number: int) -> bool:
        """Whether a world in which the cell has that number gives the same page."""
        worlds = other_worlds(weeks, shown, (cell, number), fold_below)
        return any(is_possible(world) and shown_totals(world, fold_below) == shown for world in worlds)

    for cell, said in left_out(shown).items():
        if said == "few":
            assert all(may_be(cell, number) for number in range(1, fold_below))
        elif is_few(getattr(weeks[cell[0]], cell[1]), fold_below):
            possible = (number for number in (*range(1, 2 * fold_below), FAR) if may_be(cell, number))
            assert len(list(islice(possible, fold_below - 1))) == fold_below - 1


@settings(max_examples=150, deadline=None)
@given(true_weeks(), st.sampled_from([3, 5]))
def test_no_small_number_is_shown(weeks, fold_below):
    """Every number that is shown is 0 or at least the limit."""
    shown = shown_totals(weeks, fold_below)

    numbers = {getattr(getattr(shown, name), column) for name in NAMES for column in ("this", "last_week")}
    assert not numbers & set(range(1, fold_below))


@settings(max_examples=150, deadline=None)
@given(true_weeks(), st.sampled_from([3, 5]))
def test_mean_of_shown_numbers(weeks, fold_below):
    """A mean holds no small number, and with the other numbers of its row it gives none away."""
    shown = shown_totals(weeks, fold_below)

    for name in ("received", "resolved"):
        usable = [number for week in weeks[1:] if (number := getattr(week, name)) == 0 or number >= fold_below]
        expected = round(sum(usable) / len(usable), 1) if usable else None
        assert getattr(shown, name).four_weeks == expected
    numbers = [number for week in weeks for number in (week.received, week.resolved, week.open)]
    assert (shown.open.four_weeks is None) == any(0 < number < fold_below for number in numbers)
