"""Small counts are folded, and nobody can unfold them."""

from collections import defaultdict
from itertools import product

import pytest

from plugins.core.weekly.fold import Folded, fold


@pytest.mark.parametrize(
    ("counts", "rest", "expected"),
    [
        ({"a": 31, "b": 12, "c": 2}, 4, Folded((("a", 31), ("b", 12)), 6)),
        ({"a": 31, "b": 12, "c": 2}, 0, Folded((("a", 31),), 14)),
        ({"a": 31, "c": 2}, 0, Folded((), 33)),
        ({"a": 31, "b": 5}, 0, Folded((("a", 31), ("b", 5)), 0)),
        ({"a": 31, "b": 0}, 0, Folded((("a", 31),), 0)),
        ({"b": 7, "a": 7, "c": 7}, 1, Folded((("a", 7), ("b", 7)), 8)),
        ({}, 0, Folded((), 0)),
    ],
    ids=[
        "rest is large enough",
        "rest takes the next",
        "rest takes all",
        "no rest",
        "a zero",
        "equal counts",
        "nothing",
    ],
)
def test_counts_with_a_limit_of_five(counts, rest, expected):
    """The rest is 0 or at least the limit, and takes the smallest listed count until it is."""
    assert fold(counts, rest, 5) == expected


@pytest.mark.parametrize("fold_below", [3, 4])
def test_attacker_who_tries_every_possibility(fold_below):
    """Of whatever is not listed, every number from 0 up to the limit remains possible, if the rest is not 0."""
    worlds = defaultdict(set)
    for counts in product(range(7), repeat=3):
        for rest in range(9):
            if 0 < sum(counts) + rest < fold_below:
                continue  # the total itself is small: then nothing of it is shown
            worlds[fold(dict(zip("abc", counts, strict=True)), rest, fold_below)].add(counts)

    for shown, possible in worlds.items():
        assert shown.rest == 0 or shown.rest >= fold_below
        assert all(count >= fold_below for _, count in shown.listed)
        if 0 < shown.rest < 9:  # a larger rest needs larger numbers than were tried
            for index in {0, 1, 2} - {"abc".index(name) for name, _ in shown.listed}:
                assert {counts[index] for counts in possible} >= set(range(fold_below))
