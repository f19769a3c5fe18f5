"""How long the resolved tickets took."""

import pytest

from scripts.tickets.statistics.percentiles import hours_to_resolve


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
def test_hours(hours, median, p90):
    """Half and nine in ten are within whole hours, rounded up, at least one; of too few tickets nothing is said."""
    assert hours_to_resolve(hours, 5) == {"median_hours": median, "p90_hours": p90}
