"""Tickets fetched once for a range of weeks, and counted while they arrive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.core.source.iso_week import IsoWeek, list_weeks
from plugins.weeks.record import WeekTickets
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.cluster import name_unplaced
from scripts.tickets.statistics.counts import Counting, WeekCount, window_of
from scripts.tickets.statistics.proposing import Held, propose_titles
from scripts.tickets.statistics.safe_words import Sayer
from scripts.tickets.statistics.week_numbers import WEEKS_BEFORE, pull_week
from scripts.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Pulled:
    """One week's true numbers with those of the four before, newest first; what is small in them is not suppressed yet.

    `sensitive` are the categories that are never named, `held` the tickets whose titles are about something that is not
    published. Of the whole pull, `dropped` tickets came that are never to be seen, and were not counted; the source itself
    had dropped so many before, None if it does not say.
    """

    week: IsoWeek
    counts: tuple[WeekCount, ...]
    minimum_count: int
    complete: bool
    sensitive: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    dropped: int = 0
    dropped_by_source: int | None = None

    def tickets(self) -> WeekTickets:
        """What may be published of them."""
        return pull_week(self.counts, self.minimum_count, self.complete, self.sensitive)


def pull_weeks(
    settings: PullSettings, first: IsoWeek, last: IsoWeek, as_of: datetime, progress: Callable[[int], None]
) -> list[Pulled]:
    """The numbers of each week from the first to the last, as they were known at `as_of`.

    `progress` hears now and then how many tickets have come. SourceError where the ticket system cannot be trusted.
    """
    zone, excluded = settings.config.site.zone, settings.rules.exclude.make_exclusion()
    weeks = list_weeks(first.add_weeks(-WEEKS_BEFORE), last)
    classifier = Classifier(settings.config.services, settings.config.categories)
    counting = Counting(weeks, zone, classifier, settings.rules.publish_label, WEEKS_BEFORE, excluded)
    for ticket in with_progress(settings.source.fetch(window_of(weeks, zone), excluded), progress):
        counting.add(ticket)
    counts = counting.result()
    sensitive = frozenset(id for id, rule in settings.config.categories.items() if rule.sensitive)
    sayer = Sayer(settings.redactor.redact)  # one for all weeks, which have most words in common
    return [
        Pulled(
            weeks[index],
            tuple(reversed(counts[index - WEEKS_BEFORE : index + 1])),
            settings.rules.minimum_count,
            is_over(weeks[index], as_of, zone),
            sensitive,
            redact_titles(counts[index], settings, sayer),
            counting.dropped,
            getattr(settings.source, "dropped", None),
        )
        for index in range(WEEKS_BEFORE, len(weeks))
    ]


def redact_titles(count: WeekCount, settings: PullSettings, sayer: Sayer) -> tuple[Held, ...]:
    """The tickets whose titles are held back, once what remains of a week's other titles is safe words."""
    name_unplaced(count, settings.rules.minimum_count, sayer)
    return propose_titles(count, settings.redactor.redact)


def is_over(week: IsoWeek, as_of: datetime, zone: ZoneInfo) -> bool:
    """Whether a week had ended at a moment."""
    return week.get_window(zone).end <= as_of


def with_progress(tickets: Iterator[Ticket], progress: Callable[[int], None]) -> Iterator[Ticket]:
    """The tickets, every thousandth of them told."""
    for number, ticket in enumerate(tickets, 1):
        if number % 1000 == 0:
            progress(number)
        yield ticket
