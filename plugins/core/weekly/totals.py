"""Received, resolved and open, with those left out that are small or would give a small one away.

Open now = open before + received - resolved - rejected, and "open before" stands on the same page as last week's. How
many were rejected is not shown, but it cannot be negative, so three of the numbers bound the fourth. Leaving out "open
before" loosens that bound for each of the others, as it may then be as large as you like; and where an open count itself
is small, both are left out without saying which of them it was. The mean of `open` is shown only where nothing is left out
at all, because it bounds the open counts that are.

A week that nobody knows is no week with zeros: an export begins somewhere, and how many tickets were open then is not told.
Every decision depends on which numbers are small and never on how small, so leaving one out tells no more than that.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.week import Figure, Unsaid
from plugins.core.weekly.figures import mean


@dataclass(frozen=True, slots=True)
class Totals:
    """A week's true totals; `open` is the number at its end."""

    received: int
    resolved: int
    open: int


@dataclass(frozen=True, slots=True)
class ShownTotals:
    """A week's totals as they may be published."""

    received: Figure
    resolved: Figure
    open: Figure


def shown_totals(weeks: Sequence[Totals | None], fold_below: int) -> ShownTotals:
    """The totals of `weeks[0]` beside those of the four weeks before, newest first; None is a week that nobody knows."""
    received = flow([week.received if week else None for week in weeks], fold_below)
    resolved = flow([week.resolved if week else None for week in weeks], fold_below)
    opens = [week.open if week else None for week in weeks]
    both_hidden = any(is_few(count, fold_below) for count in opens[:2])
    before_hidden = both_hidden or "few" in (received.this, resolved.this)
    open_before: int | Unsaid | None = None if opens[1] is None else "withheld" if before_hidden else opens[1]
    open_mean = None if any_few(weeks, fold_below) else mean(opens[1:])
    this: int | Unsaid = "withheld" if both_hidden else opens[0] or 0
    return ShownTotals(received, resolved, Figure(this=this, last_week=open_before, four_weeks=open_mean))


def flow(counts: Sequence[int | None], fold_below: int) -> Figure:
    """A number of tickets that came or went, this week's first; the mean is of the weeks whose own number may be shown."""
    this = counts[0] or 0
    return Figure(
        this=said(this, fold_below),
        last_week=None if counts[1] is None else said(counts[1], fold_below),
        four_weeks=mean(None if is_few(count, fold_below) else count for count in counts[1:]),
    )


def said(count: int, fold_below: int) -> int | Unsaid:
    """The number, or "few" for a small one."""
    return "few" if is_few(count, fold_below) else count


def is_few(count: int | None, fold_below: int) -> bool:
    """Whether a number is too small to be shown: 1 or more, and below the limit."""
    return count is not None and 0 < count < fold_below


def any_few(weeks: Sequence[Totals | None], fold_below: int) -> bool:
    """Whether any total of any of the weeks is too small to be shown."""
    return any(
        is_few(count, fold_below) for week in weeks if week for count in (week.received, week.resolved, week.open)
    )
