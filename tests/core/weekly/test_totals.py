"""Received, resolved and open give no small number away, neither on one page nor on those of consecutive weeks."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.weekly.totals import Told, Totals, is_few, told
from tests.core.weekly.attacker import Solver

CALM = Told(20, 18, 40)
World = list[Totals]


def test_nothing_is_small():
    """Everything is said where nothing is small: 40 were open, 20 came, 10 went, 10 were rejected, 40 are left."""
    assert told(Totals(20, 10, 40), [CALM], [40], 5) == Told(20, 10, 40)


def test_zero():
    """Nothing at all is a number that may be shown."""
    assert told(Totals(0, 0, 0), [], [0, 0], 5) == Told(0, 0, 0)


@pytest.mark.parametrize(("rejected", "left"), [(0, 42), (1, "withheld"), (4, "withheld"), (5, 37)])
def test_rejected_tickets(rejected, left):
    """How many were rejected can be worked out from the pages, so open is left out where those are few."""
    assert told(Totals(20, 18, 42 - rejected), [CALM], [40], 5).open == left


def test_rejected_tickets_of_several_weeks():
    """Open is said again when those that were rejected since it was last said are no longer few."""
    quiet = Told(20, 20, "withheld")

    assert told(Totals(20, 20, 36), [quiet, CALM], [38, 40], 5).open == "withheld"
    assert told(Totals(20, 20, 34), [quiet, quiet, CALM], [36, 38, 40], 5).open == 34


@pytest.mark.parametrize(("received", "resolved"), [(3, 20), (20, 3), (3, 3)])
def test_few_came_or_went(received, resolved):
    """A small number is "few", and open is left out where it would bound it from below."""
    shown = told(Totals(received, resolved, 40 + received - resolved), [CALM], [40], 5)

    assert (shown.received == "few", shown.resolved == "few") == (received == 3, resolved == 3)
    assert shown.open == "withheld"


def test_few_are_left():
    """Where a few are left, received is left out as well, from which they could be worked out."""
    assert told(Totals(10, 42, 3), [CALM], [40], 5) == Told("withheld", 42, "withheld")


def test_first_page():
    """Without a page before it, a week says how many are open only if they were twice the limit all the time."""
    assert told(Totals(20, 18, 12), [], [10, 10], 5).open == 12
    assert told(Totals(20, 18, 12), [], [9, 12], 5).open == "withheld"
    assert told(Totals(20, 18, 9), [], [12, 12], 5).open == "withheld"


def published(world: World, minimum_count: int) -> list[Told]:
    """The pages of weeks that were pulled one after the other, oldest first."""
    pages: list[Told] = []
    for index, week in enumerate(world):
        before = [each.open for each in world[max(index - 4, 0) : index]]
        pages.append(told(week, pages[::-1], before[::-1], minimum_count))
    return pages


def weeks_of(standing: int, flows: list[tuple[int, int, int]]) -> World:
    """Weeks with so many received, at most so many resolved and rejected."""
    world = []
    for received, most_resolved, most_rejected in flows:
        resolved = min(most_resolved, standing + received)
        rejected = min(most_rejected, standing + received - resolved)
        standing += received - resolved - rejected
        world.append(Totals(received, resolved, standing))
    return world


def rejected_in(world: World, index: int) -> int:
    """How many tickets were rejected in a week but the first."""
    week = world[index]
    return world[index - 1].open + week.received - week.resolved - week.open


NUMBERS = st.integers(0, 30) | st.integers(0, 9) | st.integers(0, 4)
FLOWS = st.lists(st.tuples(NUMBERS, NUMBERS, st.integers(0, 8) | st.sampled_from([0, 0, 1, 2])), min_size=2, max_size=9)


@settings(max_examples=600, deadline=None)
@given(st.integers(0, 40), FLOWS, st.sampled_from([3, 5, 8]))
def test_attacker_with_all_pages(standing, flows, minimum_count):
    """From all pages together, "few" may stand for any small number, and a small one that is not said for as many."""
    world = weeks_of(standing, flows)
    pages = published(world, minimum_count)
    solver = Solver(pages, minimum_count)

    for index, (week, page) in enumerate(zip(world, pages, strict=True)):
        cells = (
            (week.received, page.received, solver.came(index)),
            (week.resolved, page.resolved, solver.went(index)),
            (week.open, page.open, solver.open(index)),
            *([(rejected_in(world, index), "withheld", solver.rejected(index))] if index else []),
        )
        for true, said, possible in cells:
            assert true in possible
            assert not is_few(said, minimum_count) if isinstance(said, int) else True
            if said == "few":
                assert possible >= set(range(1, minimum_count))
            elif is_few(true, minimum_count):
                assert len(possible) >= minimum_count - 1


Cell = tuple[int, str]  # a week and a name of Totals


def secrets_of(world: World, minimum_count: int) -> dict[Cell, int]:
    """The small numbers of some weeks, those that were rejected among them."""
    found = {
        (index, name): getattr(week, name)
        for index, week in enumerate(world)
        for name in ("received", "resolved", "open")
    }
    found |= {(index, "rejected"): rejected_in(world, index) for index in range(1, len(world))}
    return {cell: count for cell, count in found.items() if is_few(count, minimum_count)}


def other_worlds(world: World, pages: list[Told], minimum_count: int) -> Iterator[World]:
    """Worlds in which up to four numbers differ that the pages do not say, and no week rejects a negative number."""
    most = max(max(week.received, week.open) for week in world) + 2 * minimum_count
    hidden = {"few": range(1, minimum_count), "withheld": range(most)}
    cells = {
        (index, name): hidden[said]
        for index, page in enumerate(pages)
        for name in ("received", "resolved", "open")
        if isinstance(said := getattr(page, name), str)
    }
    for many in range(1, 5):
        for chosen in combinations(cells, many):
            for numbers in product(*(cells[cell] for cell in chosen)):
                other = list(world)
                for (index, name), number in zip(chosen, numbers, strict=True):
                    other[index] = replace(other[index], **{name: number})
                if all(rejected_in(other, index) >= 0 for index in range(1, len(other))):
                    yield other


@settings(max_examples=80, deadline=None)
@given(st.integers(45, 55), st.lists(st.tuples(*[st.integers(0, 9)] * 2, st.integers(0, 4)), min_size=3, max_size=3))
def test_attacker_who_knows_the_rules(standing, flows):
    """Where more than a few are open, who also knows by which rules numbers are left out still cannot tell a small one.

    Another world counts only if its pages would have been exactly the same.
    """
    world = weeks_of(standing, flows)
    pages = published(world, 3)
    safe: set[Cell] = set()

    secrets = secrets_of(world, 3)
    for other in other_worlds(world, pages, 3) if secrets else ():
        others = secrets_of(other, 3)
        fresh = [cell for cell, count in secrets.items() if cell not in safe and others.get(cell) != count]
        if fresh and published(other, 3) == pages:
            safe.update(fresh)
        if safe == set(secrets):
            break

    assert safe == set(secrets)
