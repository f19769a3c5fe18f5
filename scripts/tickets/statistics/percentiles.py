"""How long the resolved tickets took: the median and the 90th percentile in whole hours."""

import math
from collections.abc import Collection
from statistics import median, quantiles

MEDIAN, P90 = "median_hours", "p90_hours"


def hours_to_resolve(hours: Collection[float], at_least: int) -> dict[str, int | None]:
    """The hours within which half of them, and nine in ten, were resolved; None of fewer than `at_least` (2 or more).

    A percentile between two values is read off the straight line between them, as PERCENTILE.INC of a spreadsheet does, and
    is rounded up, so that "within 17 hours" is true.
    """
    if len(hours) < at_least:
        return {MEDIAN: None, P90: None}
    ninth = quantiles(hours, n=10, method="inclusive")[8]
    return {MEDIAN: whole_hours(median(hours)), P90: whole_hours(ninth)}


def whole_hours(hours: float) -> int:
    """Hours rounded up, at least one; a few millionths more than a whole number are that number."""
    return max(1, math.ceil(round(hours, 6)))
