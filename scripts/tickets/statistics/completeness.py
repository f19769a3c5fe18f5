"""Signs that an export does not hold all tickets of a week: it ends before the week does, or older tickets are missing.

A ticket system that is asked live shows by its totals that nothing is missing; an export shows nothing but what is in it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from plugins.weeks.record import Reason

HOUR = 3600.0
SHORTEST, USUAL, LONGEST = (
    12 * HOUR,
    72 * HOUR,
    144 * HOUR,
)  # of a silence that is no sign, whatever the weeks before show
ENOUGH_MOMENTS = 20  # to know how long a silence is usual
FEWEST_OPEN, FEWEST_TICKETS, CHANCE = 5, 20, 0.01


@dataclass(slots=True)
class Evidence:
    """Moments at which something happened, and the ages of tickets, of consecutive weeks that lie between edges."""

    edges: list[float]
    moments: "array[float]" = field(default_factory=lambda: array("d"))
    older: list[int] = field(
        default_factory=list
    )  # changes, at each edge, of open tickets that came in an earlier week
    ended: list[int] = field(default_factory=list)  # tickets that ended in each week
    ended_older: list[int] = field(default_factory=list)  # of those, the ones that came in an earlier week
    are_all_ended: bool = True  # no ticket is open to this day

    def __post_init__(self) -> None:
        """Begin without any ticket."""
        self.older = [0] * (len(self.edges) + 2)
        self.ended, self.ended_older = [0] * (len(self.edges) + 1), [0] * (len(self.edges) + 1)

    def add(self, created: float, ended: float | None, first: int, last: int) -> None:
        """Note a ticket that came before the edge `first` and ended before the edge `last`, as `bisect_right` places them."""
        self.moments.append(created)
        self.are_all_ended &= ended is not None
        if ended is not None:
            self.moments.append(ended)
            self.ended[last] += 1
            self.ended_older[last] += first < last
        if first + 1 < last:
            self.older[first + 1] += 1
            self.older[last] -= 1

    def find_reasons(self, before: int, open_tickets: Sequence[int]) -> list[Reason | None]:
        """Return why each week is not complete, None where no sign says so; as many weeks `before` it say what is usual."""
        moments = sorted(self.moments)
        return [
            self.find_reason(moments, week, max(0, week - before), open_tickets) for week in range(len(open_tickets))
        ]

    def find_reason(
        self, moments: Sequence[float], week: int, first: int, open_tickets: Sequence[int]
    ) -> Reason | None:
        """Return why a week is not complete; None where no sign says so."""
        if self.ends_before(moments, week, first):
            return "the export ends before the week"
        if self.lacks_older_tickets(week, open_tickets[week]):
            return "tickets of earlier weeks are missing"
        if not any(self.ended[first + 1 : week + 2]):
            return "tickets that ended are missing"
        if self.are_all_ended and sum(open_tickets[first:week]) >= FEWEST_OPEN * max(1, week - first):
            return "open tickets are missing"
        return None

    def begins_after(self, week: int) -> bool:
        """Tell whether the first ticket that ended did so after a week: of that week only those are here that lasted."""
        return any(self.ended) and not any(self.ended[: week + 2])

    def ends_before(self, moments: Sequence[float], week: int, first: int) -> bool:
        """Tell whether nothing stands here of a week's end: it was silent for longer than ever since the week `first`."""
        end = self.edges[week + 1]
        place = bisect_left(moments, end)
        if place < len(moments):
            return False
        known = moments[bisect_left(moments, self.edges[first]) :]
        usual = max((after - before for before, after in pairwise(known)), default=0.0)
        limit = min(max(SHORTEST, usual), LONGEST) if len(known) >= ENOUGH_MOMENTS else USUAL
        return not known or end - known[-1] > limit

    def lacks_older_tickets(self, week: int, open_tickets: int) -> bool:
        """Tell whether no open ticket came before the week, though some should have.

        Nothing that ended in it came before it either; or so many did that it is no chance (one in a hundred).
        """
        older_open = list(accumulate(self.older))[week + 1]
        ended, ended_older = self.ended[week + 1], self.ended_older[week + 1]
        if older_open or open_tickets < FEWEST_OPEN:
            return False
        if not ended_older:
            return ended + open_tickets >= FEWEST_TICKETS
        return (1 - ended_older / ended) ** open_tickets < CHANCE
