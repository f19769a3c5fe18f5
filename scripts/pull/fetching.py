"""Tickets fetched once for a range of weeks, and counted while they arrive."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from plugins.core.iso_week import IsoWeek
from plugins.core.ticket import Ticket
from plugins.core.week import Tickets
from plugins.core.weekly.classify import Classifier
from plugins.core.weekly.counts import WeekCount, count_weeks, weeks_from, window_of
from plugins.core.weekly.pull import WEEKS_BEFORE, Deleted, pull_week
from scripts.pull.settings import PullSettings


@dataclass(frozen=True, slots=True)
class Pulled:
    """One week's true numbers with those of the four before, newest first, ready to be folded."""

    week: IsoWeek
    counts: tuple[WeekCount, ...]
    fold_below: int
    complete: bool

    def tickets(self, deleted: Deleted) -> Tickets:
        """What may be published of them."""
        return pull_week(self.counts, self.fold_below, self.complete, deleted)


def pull_weeks(
    settings: PullSettings, first: IsoWeek, last: IsoWeek, as_of: datetime, progress: Callable[[int], None]
) -> list[Pulled]:
    """The numbers of each week from the first to the last, as they were known at `as_of`.

    `progress` hears now and then how many tickets have come. SourceError where the ticket system cannot be trusted.
    """
    zone = settings.config.site.zone
    weeks = weeks_from(first.plus(-WEEKS_BEFORE), last)
    classifier = Classifier(settings.config.services, settings.config.lines)
    tickets = told(settings.source.fetch(window_of(weeks, zone), settings.rules.never.never()), progress)
    counts = count_weeks(tickets, weeks, zone, classifier, settings.rules.publish_label, WEEKS_BEFORE)
    return [
        Pulled(weeks[index], tuple(reversed(counts[index - WEEKS_BEFORE : index + 1])), settings.rules.fold_below, over)
        for index in range(WEEKS_BEFORE, len(weeks))
        for over in [is_over(weeks[index], as_of, zone)]
    ]


def is_over(week: IsoWeek, as_of: datetime, zone: ZoneInfo) -> bool:
    """Whether a week had ended at a moment."""
    return week.window(zone).end <= as_of


def told(tickets: Iterator[Ticket], progress: Callable[[int], None]) -> Iterator[Ticket]:
    """The tickets, every thousandth of them told."""
    for number, ticket in enumerate(tickets, 1):
        if number % 1000 == 0:
            progress(number)
        yield ticket
