"""This week's numbers beside those of the weeks before, as the pages of those weeks say them.

A week that has a page is quoted. One that has none, because nobody pulled it yet, is counted from the tickets, and what
its page would say is quoted. So the columns of a page hold nothing that the pages of the weeks before would not say.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from plugins.core.week import Figure, Hours, WeekTickets
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.figures import mean, percentile_hours
from plugins.core.weekly.totals import Told, Totals, told


@dataclass(frozen=True, slots=True)
class Pages:
    """What is published around a week: the pages `before` it, newest first (None: a week has none), and those `after` it."""

    before: tuple[WeekTickets | None, ...] = ()
    after: tuple[WeekTickets | None, ...] = ()

    def back(self, count: int) -> WeekTickets | None:
        """The page of the week that is so many weeks back, 1 for the one before; this week's own is not looked at."""
        return self.before[count - 1] if 0 < count <= len(self.before) else None


def past_totals(weeks: Sequence[WeekCount], fold_below: int, pages: Pages) -> list[Told | None]:
    """What may be said of `weeks[0]` and of the weeks before it, newest first; None for a week that nobody knows."""
    says = [Told.of(page, fold_below) if page else None for page in pages.before[len(weeks) - 1 :]]
    for back in range(len(weeks) - 1, -1, -1):  # what a page may say depends on the pages before it
        if page := pages.back(back):
            says.insert(0, Told.of(page, fold_below))
        elif not weeks[back].known:
            says.insert(0, None)
        else:
            known = [week.open for week in weeks[back + 1 : back + 5] if week.known]
            says.insert(0, told(true_totals(weeks[back]), list(unbroken(says)), known, fold_below))
    if says[0] and any(pages.after):
        says[0] = quoted(says[0], pages.after[0], fold_below)
    return says[: len(weeks)]


def unbroken(says: Iterable[Told | None]) -> Iterable[Told]:
    """What is said of the weeks up to the first that nobody knows."""
    return (each for each in takewhile(lambda each: each is not None, says) if each)


def true_totals(week: WeekCount) -> Totals:
    """The three totals of a week."""
    return Totals(week.received, week.resolved, week.open)


def quoted(this: Told, after: WeekTickets | None, fold_below: int) -> Told:
    """What may be said of a week of which later pages have spoken: what the next page said of it, or nothing.

    WeekTickets that were reopened or moved since then would else be the difference. As many as the limit may be seen.
    """
    if after is None:
        return Told("withheld", this.resolved, "withheld")
    old = (after.received.last_week, after.resolved.last_week, after.open.last_week)
    received, resolved, left = old
    apart = abs(this.resolved - resolved) if isinstance(this.resolved, int) and isinstance(resolved, int) else 0
    return Told(
        this.received if this.received == received else "withheld",
        this.resolved if this.resolved == resolved or apart >= fold_below else "withheld",
        this.open if this.open == left else "withheld",
    )


def figure(says: Sequence[Told | None], name: str) -> Figure:
    """A total beside those of the weeks before, newest first; the mean is of those four that are numbers."""
    this, *before = (None if each is None else getattr(each, name) for each in says)
    numbers = (value for value in before if isinstance(value, int))
    return Figure(this=0 if this is None else this, last_week=before[0], four_weeks=mean(numbers))


def hours(weeks: Sequence[WeekCount], fold_below: int, pages: Pages, name: str, share: float) -> Hours:
    """A percentile of the time to resolve beside those of the weeks before: of a page, else of enough tickets."""
    this, *before = (
        getattr(page, name).this if (page := pages.back(back)) else percentile_hours(week.hours, share, fold_below)
        for back, week in enumerate(weeks)
    )
    return Hours(this=this, last_week=before[0], four_weeks=mean(before))
