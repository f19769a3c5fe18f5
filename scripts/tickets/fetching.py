"""Tickets fetched once for a range of weeks, and counted while they arrive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from plugins.core.source.iso_week import IsoWeek, Window, list_weeks
from plugins.weeks.record import Reason, WeekTickets
from scripts.tickets.doubts import find_doubt
from scripts.tickets.pull_settings import PullSettings
from scripts.tickets.sources.protocol import Reading, SourceError
from scripts.tickets.statistics.classify import Classifier
from scripts.tickets.statistics.cluster import label_unmatched
from scripts.tickets.statistics.counts import RawCounts, TicketCounter
from scripts.tickets.statistics.proposals import Proposals, propose_titles
from scripts.tickets.statistics.safe_words import SafeWordChecker
from scripts.tickets.statistics.week_numbers import WEEKS_BEFORE, make_week_tickets
from scripts.tickets.statistics.wrong_times import describe_too_many, is_too_many
from scripts.tickets.ticket import Ticket

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class PulledWeek:
    """One week's true numbers with those of the four before, newest first; what is small in them is not suppressed yet.

    `reason` says why a week that is over is not complete. `sensitive` are the categories that are never named. Of the whole
    pull, `dropped` tickets came that are excluded, and were not counted; the source itself had dropped so many before, None
    if it does not say. `warnings` are what whoever pulls should look at.
    """

    week: IsoWeek
    counts: tuple[RawCounts, ...]
    minimum_count: int
    complete: bool
    reason: Reason | None = None
    sensitive: frozenset[str] = frozenset()
    titles: Proposals = Proposals()  # noqa: RUF009  frozen
    dropped: int = 0
    dropped_by_source: int | None = None
    warnings: tuple[str, ...] = ()

    def make_tickets(self) -> WeekTickets:
        """Return what may be published of the numbers."""
        return make_week_tickets(
            self.counts, self.minimum_count, self.complete, self.sensitive, self.titles.proposed, self.reason
        )


def pull_weeks(
    settings: PullSettings, first: IsoWeek, last: IsoWeek, as_of: datetime, progress: Callable[[int], None]
) -> list[PulledWeek]:
    """Return the numbers of each week from the first to the last, as they were known at `as_of`.

    `progress` hears now and then how many tickets have come. SourceError where the ticket system cannot be trusted, or too
    many times of tickets cannot be true.
    """
    zone, excluded = settings.config.site.zone, settings.rules.exclude.make_exclusion()
    weeks = list_weeks(first.add_weeks(-WEEKS_BEFORE), last)
    classifier = Classifier(settings.services, settings.config.categories)
    label = settings.rules.publish_label
    counter = TicketCounter(weeks, zone, classifier, label, WEEKS_BEFORE, excluded, as_of)
    is_export = settings.source.capabilities.known_until is not None
    window = join_weeks(weeks, zone)
    if is_export:  # what came after the weeks shows that it does not end before them, and which times are wrong
        window = Window(window.start, END_OF_TIME)
    for ticket in report_progress(settings.source.fetch(window, excluded), progress):
        counter.add(ticket)
    counts = counter.finish()
    reading: Reading = getattr(settings.source, "reading", None) or Reading()
    require_true_times(counter, weeks, reading.warnings)
    doubt, warnings = find_doubt(settings, counter, reading)
    if doubt == "it is not certain which tickets are left out":
        forget_titles(counts)
    sensitive = frozenset(id for id, rule in settings.config.categories.items() if rule.sensitive)
    checker = SafeWordChecker(settings.redactor.redact)  # one for all weeks, which have most words in common
    pulled = []
    for index in range(WEEKS_BEFORE, len(weeks)):
        is_over = weeks[index].get_window(zone).end <= as_of
        reason = (doubt or (counts[index].reason if is_export else None)) if is_over else None
        pulled.append(
            PulledWeek(
                weeks[index],
                tuple(reversed(counts[index - WEEKS_BEFORE : index + 1])),
                settings.rules.minimum_count,
                is_over and reason is None,
                reason,
                sensitive,
                redact_titles(counts[index], settings, checker),
                counter.dropped,
                reading.dropped,
                warnings,
            )
        )
    return pulled


def require_true_times(counter: TicketCounter, weeks: Sequence[IsoWeek], remarks: Sequence[str]) -> None:
    """Raise SourceError where so many tickets of a week, or of the four before it, have wrong times that its numbers are wrong.

    Remarks of the source may say why.
    """
    for index in range(WEEKS_BEFORE, len(weeks)):
        looked_at = range(index - WEEKS_BEFORE, index + 1)
        wrong, tickets = counter.wrong.count(looked_at), counter.count_alive(looked_at)
        if is_too_many(wrong, tickets):
            names = f"{weeks[looked_at.start]} to {weeks[index]}"
            raise SourceError(describe_too_many([*counter.wrong.describe(looked_at), *remarks], wrong, tickets, names))


def join_weeks(weeks: Sequence[IsoWeek], zone: ZoneInfo) -> Window:
    """Return the window from the start of the first of consecutive weeks to the end of the last."""
    return Window(weeks[0].get_window(zone).start, weeks[-1].get_window(zone).end)


def redact_titles(count: RawCounts, settings: PullSettings, checker: SafeWordChecker) -> Proposals:
    """Turn a week's titles into safe words and proposals, and forget them."""
    label_unmatched(count, settings.rules.minimum_count, checker)
    return propose_titles(count, settings.redactor.redact)


def forget_titles(counts: Sequence[RawCounts]) -> None:
    """Forget the titles of all weeks, since some may be of tickets that should have been left out: no word of them is proposed."""
    for count in counts:
        count.labelled.clear()
        count.unmatched.clear()


def report_progress(tickets: Iterator[Ticket], progress: Callable[[int], None]) -> Iterator[Ticket]:
    """Yield the tickets, and report the number of every thousandth."""
    for number, ticket in enumerate(tickets, 1):
        if number % 1000 == 0:
            progress(number)
        yield ticket
