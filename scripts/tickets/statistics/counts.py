"""The true numbers of several weeks, counted in one pass over the tickets; nothing is suppressed yet."""

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import IsoWeek
from plugins.weeks.record import Reason
from scripts.tickets.statistics.bursts import Event, find_bursts, is_in_burst, make_event
from scripts.tickets.statistics.carried_names import CarriedNames
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.completeness import Evidence
from scripts.tickets.statistics.unmatched import TitleCount, UnmatchedTitles
from scripts.tickets.statistics.wrong_times import WrongTimes, find_fault
from scripts.tickets.ticket import Outcome, Ticket

CategoryKey = tuple[str | None, str | None]  # a service and a category


@dataclass(frozen=True, slots=True, order=True)
class LabelledTicket:
    """A ticket that may show its title; sorted by when it ended. `day` is when that was on the site's clock."""

    ended: datetime
    key: str
    title: str = field(repr=False)
    service: str | None = field(default=None, compare=False)
    day: date = field(default=date.min, compare=False)


class Resolution(NamedTuple):
    """A ticket that was resolved in a week: when it was received and resolved, its category, and the count of its title."""

    received: Event
    resolved: Event
    category: CategoryKey | None  # None where only totals are wanted
    title: TitleCount | None
    is_day: bool = False  # one of the two moments is a day without a time

    def count_days(self, zone: ZoneInfo) -> int:
        """Return how many days of the zone's calendar later it was resolved; 0 is the same day."""
        begin, end = (datetime.fromtimestamp(each.moment, zone).date() for each in (self.received, self.resolved))
        return (end - begin).days

    @property
    def hours(self) -> float:
        """How many hours it took."""
        return (self.resolved.moment - self.received.moment) / 3600


@dataclass(slots=True)
class RawCounts:
    """One week's true numbers; they are written nowhere before small ones are suppressed."""

    known: bool = False  # whether any ticket was there before the week's end
    received: int = 0
    resolved: int = 0
    open: int = 0
    hours: "array[float]" = field(default_factory=lambda: array("d"))  # of tickets whose times are known
    days: "array[int]" = field(default_factory=lambda: array("l"))  # of all, where the times of some are not known
    categories: Counter[CategoryKey] = field(default_factory=Counter)
    bursts: Counter[tuple[str, date]] = field(default_factory=Counter)  # received or resolved on a day, counted apart
    unknown_queues: Counter[str] = field(default_factory=Counter)
    labelled: list[LabelledTicket] = field(default_factory=list)
    unmatched: dict[str, UnmatchedTitles] = field(default_factory=dict)  # by service: tickets that fit no category
    labels: dict[str, str] = field(default_factory=dict)  # of categories that stand in no file, by their ids
    reason: Reason | None = None  # why an export does not seem to hold all its tickets
    wrong_times: int = 0  # tickets of it and of the four weeks before it that count in nothing


class TicketCounter:
    """Counts tickets one by one; keeps moments, hashes, numbers and labelled titles, and no ticket."""

    def __init__(
        self,
        weeks: Sequence[IsoWeek],
        zone: ZoneInfo,
        classifier: Classifier,
        label: str | None,
        before: int = 0,
        excluded: Exclusion = Exclusion(),  # noqa: B008  frozen
        as_of: datetime | None = None,
    ) -> None:
        """`weeks` are consecutive; `label` is the one that lets a title be published, None for never.

        Of the first weeks, as many as `before` says, only the totals are wanted: categories and titles are left out.
        What `excluded` covers should not have come, and is dropped uncounted; so is a ticket whose times cannot be true, as
        one that came after the tickets were known (`as_of`).
        """
        self.excluded, self.dropped, self.zone = excluded, 0, zone
        self.before, self.as_of, self.has_days = before, as_of, False  # some ticket's day is known and not its time
        self.edges = [week.get_window(zone).start for week in weeks] + [weeks[-1].get_window(zone).end]
        self.counts = [RawCounts() for _ in weeks]
        self.received: list[list[Event]] = [[] for _ in weeks]
        self.resolved: list[list[Resolution]] = [[] for _ in weeks]
        self.categories: dict[
            CategoryKey, CategoryKey
        ] = {}  # each once, as a hundred thousand tickets have a few dozen
        self.changes = [0] * (len(self.edges) + 1)  # of the number of open tickets, at each edge
        self.earliest: datetime | None = None
        self.wrong, self.evidence = WrongTimes(), Evidence([edge.timestamp() for edge in self.edges])
        self.carried = CarriedNames()
        self.classifier, self.label = classifier, label.casefold() if label else None

    def add(self, ticket: Ticket) -> None:
        """Count a ticket."""
        if self.excluded.covers(ticket.queue, ticket.kind, labels=ticket.labels):
            self.dropped += 1
            return
        ended, first = ticket.ended, bisect_right(self.edges, ticket.created)
        last = len(self.edges) if ended is None else bisect_right(self.edges, ended)
        self.carried.add(ticket)
        if fault := find_fault(ticket, self.as_of):
            self.wrong.add(ticket, fault, {first - 1} if ended is None else {first - 1, last - 1}, len(self.counts))
            return
        self.evidence.add(ticket.created.timestamp(), ended.timestamp() if ended else None, first, last)
        self.changes[first] += 1
        self.changes[last] -= 1
        self.has_days |= ticket.is_day
        self.earliest = min(self.earliest or ticket.created, ticket.created)
        is_received = 0 < first < len(self.edges)
        is_resolved = ended is not None and ticket.outcome is Outcome.RESOLVED and 0 < last < len(self.edges)
        if not (is_received or is_resolved):
            return
        received = make_event(ticket, ticket.created)
        if is_received:
            self.received[first - 1].append(received)
        if is_resolved and ended:
            resolved = received._replace(moment=ended.timestamp())
            wanted = last > self.before
            category, title = self.classify(self.counts[last - 1], ticket, ended) if wanted else (None, None)
            self.resolved[last - 1].append(Resolution(received, resolved, category, title, ticket.is_day))

    def count_alive(self, weeks: range) -> int:
        """Return how many tickets were there in some weeks, those with wrong times included."""
        open_before = sum(self.changes[: weeks.start + 1])
        return open_before + sum(len(self.received[week]) for week in weeks) + self.wrong.count(weeks)

    def list_weeks_of_usual(self, week: int) -> range:
        """Return a week and those before it that say what is usual."""
        return range(max(0, week - self.before), week + 1)

    def classify(self, count: RawCounts, ticket: Ticket, ended: datetime) -> tuple[CategoryKey, TitleCount | None]:
        """Return the service and the category of a ticket, and the count of its title; keep a title that may be published."""
        found = self.classifier.classify(ticket)
        title = None
        if found.service and found.category is None:
            title = count.unmatched.setdefault(found.service, UnmatchedTitles()).add(ticket.title, ticket.requester)
        if not found.known_queue:
            count.unknown_queues[ticket.queue.strip()] += 1
        if self.label and any(label.strip().casefold() == self.label for label in ticket.labels):
            day = ended.astimezone(self.zone).date()
            count.labelled.append(LabelledTicket(ended, ticket.key, ticket.title, found.service, day))
        category = (found.service, found.category)
        return self.categories.setdefault(category, category), title

    def finish(self) -> tuple[RawCounts, ...]:
        """Return the weeks' numbers, once every ticket was added."""
        open_tickets = list(accumulate(self.changes))
        reasons = self.evidence.find_reasons(self.before, open_tickets[1 : len(self.counts) + 1])
        for index, count in enumerate(self.counts):
            count.known = self.earliest is not None and self.earliest < self.edges[index + 1]
            count.reason = reasons[index] or (None if count.known else "the export begins after the week")
            count.wrong_times = self.wrong.count(self.list_weeks_of_usual(index))
            self.count_without_bursts(count, self.received[index], self.resolved[index])
            count.open = open_tickets[index + 1]
        return tuple(self.counts)

    def count_without_bursts(self, count: RawCounts, received: list[Event], resolved: list[Resolution]) -> None:
        """Count what was received and resolved in a week, its bursts apart from everything else."""
        storms = find_bursts(received)
        rest = [each for each in resolved if not is_in_burst(storms, each.received)]
        sweeps = find_bursts(each.resolved for each in rest)
        kept = [each for each in rest if not is_in_burst(sweeps, each.resolved)]
        for event, bursts in (("received", storms), ("resolved", sweeps)):
            for burst in bursts:
                count.bursts[event, datetime.fromtimestamp(burst.first, self.zone).date()] += burst.size
        count.received, count.resolved = len(received) - sum(burst.size for burst in storms), len(kept)
        count.hours.extend(each.hours for each in kept if not each.is_day)
        if self.has_days:
            count.days.extend(each.count_days(self.zone) for each in kept)
        count.categories.update(each.category for each in kept if each.category)
        if storms or sweeps:
            for each in resolved:
                if each.title and (is_in_burst(storms, each.received) or is_in_burst(sweeps, each.resolved)):
                    each.title.remove_one()
