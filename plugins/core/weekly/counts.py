"""What happened in each of several weeks, counted in one pass over the tickets; nothing is folded yet."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from zoneinfo import ZoneInfo

from plugins.core.iso_week import IsoWeek, Window
from plugins.core.ticket import Outcome, Ticket
from plugins.core.ticket_rules import Never
from plugins.core.week import ProposedTitle
from plugins.core.weekly.classify import Classifier
from plugins.core.weekly.unplaced import Unplaced


@dataclass(frozen=True, slots=True, order=True)
class Titled:
    """A ticket that may show its title; sorted by when it ended. `day` is when that was on the site's clock."""

    ended: datetime
    key: str
    title: str = field(repr=False)
    service: str | None = field(default=None, compare=False)
    day: date = field(default=date.min, compare=False)


@dataclass(slots=True)
class WeekCount:
    """One week's true numbers. Never written anywhere before plugins.core.weekly has folded them."""

    known: bool = False  # whether any ticket was there before the week's end
    received: int = 0
    resolved: int = 0
    open: int = 0
    hours: "array[float]" = field(default_factory=lambda: array("d"))
    lines: Counter[tuple[str | None, str | None]] = field(default_factory=Counter)
    unknown_queues: Counter[str] = field(default_factory=Counter)
    titled: list[Titled] = field(default_factory=list)
    proposed: list[ProposedTitle] = field(default_factory=list)  # of those, redacted
    found: Counter[str] = field(default_factory=Counter)  # what the redactor found in them, by detector
    unplaced: dict[str, Unplaced] = field(default_factory=dict)  # by service: tickets that fit no line
    labels: dict[str, str] = field(default_factory=dict)  # of lines that stand in no file, by their ids


def window_of(weeks: Sequence[IsoWeek], zone: ZoneInfo) -> Window:
    """The stretch from the start of the first of consecutive weeks to the end of the last."""
    return Window(weeks[0].window(zone).start, weeks[-1].window(zone).end)


def weeks_from(first: IsoWeek, last: IsoWeek) -> tuple[IsoWeek, ...]:
    """Every week from the first to the last."""
    weeks = [first]
    while weeks[-1] < last:
        weeks.append(weeks[-1].plus(1))
    return tuple(weeks)


class Counting:
    """Takes tickets one by one; keeps numbers, lengths of time and labelled titles, and no ticket."""

    def __init__(
        self,
        weeks: Sequence[IsoWeek],
        zone: ZoneInfo,
        classifier: Classifier,
        label: str | None,
        before: int = 0,
        never: Never = Never(),  # noqa: B008  frozen
    ) -> None:
        """`weeks` are consecutive; `label` is the one that lets a title be published, None for never.

        Of the first weeks, as many as `before` says, only the totals are wanted: lines and titles are left out.
        What `never` covers should not have come, and is dropped uncounted.
        """
        self.never, self.dropped, self.zone = never, 0, zone
        self.before = before
        self.edges = [week.window(zone).start for week in weeks] + [weeks[-1].window(zone).end]
        self.counts = [WeekCount() for _ in weeks]
        self.changes = [0] * (len(self.edges) + 1)  # of the number of open tickets, at each edge
        self.earliest: datetime | None = None
        self.classifier, self.label = classifier, label.casefold() if label else None

    def add(self, ticket: Ticket) -> None:
        """Count a ticket; one that ended before it began ended when it began."""
        if self.never.covers(ticket.queue, ticket.kind):
            self.dropped += 1
            return
        ended = max(ticket.ended, ticket.created) if ticket.ended else None
        first = bisect_right(self.edges, ticket.created)
        last = len(self.edges) if ended is None else bisect_right(self.edges, ended)
        self.changes[first] += 1
        self.changes[last] -= 1
        self.earliest = min(self.earliest or ticket.created, ticket.created)
        if 0 < first < len(self.edges):
            self.counts[first - 1].received += 1
        if ended and ticket.outcome is Outcome.RESOLVED and 0 < last < len(self.edges):
            count = self.counts[last - 1]
            count.resolved += 1
            count.hours.append((ended - ticket.created).total_seconds() / 3600)
            if last > self.before:
                self.classify(count, ticket, ended)

    def classify(self, count: WeekCount, ticket: Ticket, ended: datetime) -> None:
        """Count a ticket among those of its line, and keep its title if it may be published."""
        counted = self.classifier.place(ticket)
        count.lines[counted.service, counted.line] += 1
        if counted.service and counted.line is None:
            count.unplaced.setdefault(counted.service, Unplaced()).add(ticket.title, ticket.requester)
        if not counted.known_queue:
            count.unknown_queues[ticket.queue.strip()] += 1
        if self.label and any(label.strip().casefold() == self.label for label in ticket.labels):
            day = ended.astimezone(self.zone).date()
            count.titled.append(Titled(ended, ticket.key, ticket.title, counted.service, day))

    def result(self) -> tuple[WeekCount, ...]:
        """The weeks' numbers, once every ticket was added."""
        standing = list(accumulate(self.changes))
        for index, count in enumerate(self.counts):
            count.open = standing[index + 1]
            count.known = self.earliest is not None and self.earliest < self.edges[index + 1]
        return tuple(self.counts)
