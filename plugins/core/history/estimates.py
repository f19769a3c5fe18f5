"""Moments of publication where a build has no ledger: near enough for a preview, and the same in every build of a commit."""

from collections.abc import Mapping

ESTIMATED = (
    "moments of publication are estimated from dates and git: no ledger was given (docs/when-something-is-published.md)"
)


def estimate(dates: Mapping[str, int]) -> dict[str, int]:
    """Return a moment for each Item, given by id with its own moment; no two share a second."""
    moments: dict[str, int] = {}
    last = min(dates.values(), default=0) - 1
    for date, id in sorted((date, id) for id, date in dates.items()):
        last = max(last + 1, date)
        moments[id] = last
    return moments
