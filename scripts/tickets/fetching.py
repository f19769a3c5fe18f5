"""Tickets fetched once for a range of weeks, and counted while they arrive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from plugins.core.source.iso_week import IsoWeek, list_weeks
from plugins.weeks.record import WeekTickets
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.cluster import label_unmatched
from scripts.tickets.statistics.counts import RawCounts, TicketCounter, join_weeks
from scripts.tickets.statistics.proposals import Proposals, propose_titles
from scripts.tickets.statistics.safe_words import SafeWordChecker
from scripts.tickets.statistics.week_numbers import WEEKS_BEFORE, make_week_tickets
from scripts.tickets.ticket import Ticket


@dataclass(frozen=True, slots=True)
class PulledWeek:
    """One week's true numbers with those of the four before, newest first; what is small in them is not suppressed yet.

    `sensitive` are the categories that are never named. Of the whole pull, `dropped` tickets came that are excluded, and were
    not counted; the source itself had dropped so many before, None if it does not say.
    """

    week: IsoWeek
    counts: tuple[RawCounts, ...]
    minimum_count: int
    complete: bool
    sensitive: frozenset[str] = frozenset()
    titles: Proposals = Proposals()  # noqa: RUF009  frozen
    dropped: int = 0
    dropped_by_source: int | None = None

    def make_tickets(self) -> WeekTickets:
        """Return what may be published of the numbers."""
        return make_week_tickets(self.counts, self.minimum_count, self.complete, self.sensitive, self.titles.proposed)


def pull_weeks(
    settings: PullSettings, first: IsoWeek, last: IsoWeek, as_of: datetime, progress: Callable[[int], None]
) -> list[PulledWeek]:
    """Return the numbers of each week from the first to the last, as they were known at `as_of`.

    `progress` hears now and then how many tickets have come. SourceError where the ticket system cannot be trusted.
    """
    zone, excluded = settings.config.site.zone, settings.rules.exclude.make_exclusion()
    weeks = list_weeks(first.add_weeks(-WEEKS_BEFORE), last)
    classifier = Classifier(settings.config.services, settings.config.categories)
    counter = TicketCounter(weeks, zone, classifier, settings.rules.publish_label, WEEKS_BEFORE, excluded)
    for ticket in report_progress(settings.source.fetch(join_weeks(weeks, zone), excluded), progress):
        counter.add(ticket)
    counts = counter.finish()
    sensitive = frozenset(id for id, rule in settings.config.categories.items() if rule.sensitive)
    checker = SafeWordChecker(settings.redactor.redact)  # one for all weeks, which have most words in common
    return [
        PulledWeek(
            weeks[index],
            tuple(reversed(counts[index - WEEKS_BEFORE : index + 1])),
            settings.rules.minimum_count,
            weeks[index].get_window(zone).end <= as_of,
            sensitive,
            redact_titles(counts[index], settings, checker),
            counter.dropped,
            getattr(settings.source, "dropped", None),
        )
        for index in range(WEEKS_BEFORE, len(weeks))
    ]


def redact_titles(count: RawCounts, settings: PullSettings, checker: SafeWordChecker) -> Proposals:
    """Turn a week's titles into safe words and proposals, and forget them."""
    label_unmatched(count, settings.rules.minimum_count, checker)
    return propose_titles(count, settings.redactor.redact)


def report_progress(tickets: Iterator[Ticket], progress: Callable[[int], None]) -> Iterator[Ticket]:
    """Yield the tickets, and report the number of every thousandth."""
    for number, ticket in enumerate(tickets, 1):
        if number % 1000 == 0:
            progress(number)
        yield ticket
