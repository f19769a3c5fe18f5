"""Percentiles and means, as a week shows them."""

from collections.abc import Iterable, Sequence


def percentile(sorted_values: Sequence[float], share: float) -> float:
    """The value below which a share (0 to 1) of the sorted values lies.

    Linear interpolation between the two nearest values, the smallest being 0 and the largest 1: the "inclusive" method of
    Python's statistics.quantiles and of PERCENTILE.INC in spreadsheets. At least one value.
    """
    position = (len(sorted_values) - 1) * share
    below = int(position)
    above = min(below + 1, len(sorted_values) - 1)
    return sorted_values[below] + (sorted_values[above] - sorted_values[below]) * (position - below)


def percentile_hours(hours: Iterable[float], share: float, minimum_count: int) -> float | None:
    """A percentile in hours with one decimal, None of fewer values than the folding limit."""
    values = sorted(hours)
    return round(percentile(values, share), 1) if len(values) >= minimum_count else None


def mean(values: Iterable[float | None]) -> float | None:
    """The mean with one decimal of those that are there, None where none is."""
    present = [value for value in values if value is not None]
    return round(sum(present) / len(present), 1) if present else None
