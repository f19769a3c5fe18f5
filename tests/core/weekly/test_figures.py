"""Percentiles and means."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.weekly.figures import mean, percentile, percentile_hours


def test_between_two_values():
    """A percentile between two values is read off the line between them."""
    assert percentile([0.0, 10.0], 0.5) == 5
    assert percentile([1.0, 2.0, 3.0, 4.0, 5.0], 0.9) == pytest.approx(4.6)


@given(st.lists(st.floats(0, 1000), min_size=2, max_size=30))
def test_same_as_the_standard_library(values):
    """The method is the "inclusive" one that statistics.quantiles describes."""
    expected = statistics.quantiles(values, n=10, method="inclusive")[8]

    assert percentile(sorted(values), 0.9) == pytest.approx(expected)


def test_too_few_values():
    """No percentile is published of fewer tickets than the folding limit, nor of none."""
    assert percentile_hours([1, 2, 3, 4], 0.5, 5) is None
    assert percentile_hours([], 0.5, 5) is None
    assert percentile_hours([5, 1, 2, 3, 4], 0.5, 5) == 3


def test_mean_of_what_is_there():
    """What may not be shown takes no part in the mean."""
    assert mean([1, None, 2]) == 1.5
    assert mean([None]) is None
