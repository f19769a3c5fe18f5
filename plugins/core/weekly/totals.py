"""Received, resolved and open, with those left out that are small or would give a small one away.

Open now = open before + received - resolved - rejected. The page of a week and those of the weeks before it say the first
four, so whoever keeps them can work out how many were rejected, and how many were left when none is said. Therefore:

- What a week's page said stands: the columns for earlier weeks repeat it. No number is published twice with two values.
- `open` is said if the rejected tickets since it was last said are none or at least the limit; they are folded over weeks.
- Once it was not said, and the weeks between do not tell either, it is said again only after five weeks with twice the limit:
  then nobody can tell why it was left out, and so nobody learns that it was small.
- Whatever is left of the last open number that was said must be twice the limit, or `open` and `received` are left out
  both, and `received` of the next week too. Without it nothing can be worked out from the weeks around.

A week that nobody knows is no week with zeros: an export begins somewhere, and how many tickets were open then is not told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plugins.core.week import Unsaid, WeekTickets

Said = int | Unsaid


@dataclass(frozen=True, slots=True)
class Totals:
    """A week's true totals; `open` is the number at its end."""

    received: int
    resolved: int
    open: int


@dataclass(frozen=True, slots=True)
class Told:
    """A week's totals as its page says them."""

    received: Said
    resolved: Said
    open: Said

    @classmethod
    def of(cls, tickets: WeekTickets, fold_below: int) -> "Told":
        """What a week's page says, as far as it may be said again with this limit."""
        said = (tickets.received.this, tickets.resolved.this, tickets.open.this)
        received, resolved, left = (under_limit(value, fold_below) for value in said)
        return cls(received, resolved, "withheld" if left == "few" else left)


def told(true: Totals, before: Sequence[Told], open_before: Iterable[int], fold_below: int) -> Told:
    """What the page of a week may say after the pages of the weeks before it, newest first, without a gap.

    `open_before` are the true numbers of open tickets at the end of up to four known weeks before.
    """
    received, resolved = under_limit(true.received, fold_below), under_limit(true.resolved, fold_below)
    if [each.received == "withheld" for each in before[:2]] in ([True], [True, False]):
        received = "withheld"  # else what was resolved now bounds from below what was left then
    this = Told(received, resolved, true.open)
    left = left_at_least([this, *before], fold_below)
    if left is None:
        ends = [true.open, *open_before]
        calm = not any(ends) or all(number >= 2 * fold_below for number in ends)
        return this if calm else Told(received, resolved, "withheld")
    rejected = left.count - true.open
    fits = abs(rejected) >= fold_below or rejected == 0 if left.exact else rejected >= fold_below
    if fits and not is_few(true.open, fold_below):
        return this
    return Told(received if left.count >= 2 * fold_below else "withheld", resolved, "withheld")


@dataclass(frozen=True, slots=True)
class Left:
    """How many tickets are left of those that were open when that was last said, at least; `exact` if that is known."""

    count: int
    exact: bool


def left_at_least(weeks: Sequence[Told], fold_below: int) -> Left | None:
    """Open when last said, and what came, less what was resolved since then; None where the weeks, newest first, do not tell."""
    count, exact = 0, True
    for week, before in pairwise(weeks):
        if "withheld" in (week.received, week.resolved):
            return None
        count += week.received if isinstance(week.received, int) else 1
        count -= week.resolved if isinstance(week.resolved, int) else fold_below - 1
        exact &= isinstance(week.received, int) and isinstance(week.resolved, int)
        if isinstance(before.open, int):
            return Left(count + before.open, exact)
    return None


def under_limit(count: Said, fold_below: int) -> Said:
    """The number, or "few" for a small one."""
    return "few" if isinstance(count, int) and is_few(count, fold_below) else count


def is_few(count: int, fold_below: int) -> bool:
    """Whether a number is too small to be shown: 1 or more, and below the limit."""
    return 0 < count < fold_below
