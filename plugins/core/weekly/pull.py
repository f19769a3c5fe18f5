"""The machine's part of a week, made of the true numbers."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.week import Hours, LabelledTitle, LineCount, Offered, ServiceCount, Tickets
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.figures import mean, percentile_hours
from plugins.core.weekly.fold import fold
from plugins.core.weekly.title import clean_title
from plugins.core.weekly.totals import Totals, shown_totals

WEEKS_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a person deleted from a week's machine part."""

    lines: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    tickets: frozenset[str] = frozenset()


def pull_week(weeks: Sequence[WeekCount], fold_below: int, complete: bool, deleted: Deleted) -> Tickets:
    """What may be published of `weeks[0]`; the four weeks before it follow, newest first."""
    totals = shown_totals(
        [Totals(week.received, week.resolved, week.open) if week.known else None for week in weeks], fold_below
    )
    services, rest = service_counts(weeks[0], fold_below, deleted)
    titles = labelled_titles(weeks[0], deleted) if weeks[0].resolved >= fold_below else ()
    return Tickets(
        complete=complete,
        fold_below=fold_below,
        received=totals.received,
        resolved=totals.resolved,
        open=totals.open,
        median_hours=hours(weeks, 0.5, fold_below),
        p90_hours=hours(weeks, 0.9, fold_below),
        services=services,
        other_services=rest,
        titles=titles,
        offered=offered(services, titles, deleted),
    )


def hours(weeks: Sequence[WeekCount], share: float, fold_below: int) -> Hours:
    """A percentile of the time to resolve, of every week that resolved enough tickets to have one."""
    values = [percentile_hours(week.hours, share, fold_below) for week in weeks]
    return Hours(this=values[0], last_week=values[1], four_weeks=mean(values[1:]))


def service_counts(week: WeekCount, fold_below: int, deleted: Deleted) -> tuple[tuple[ServiceCount, ...], int]:
    """The services that may be listed, and how many tickets the rest of them have; nothing where the total is small."""
    if week.resolved < fold_below:
        return (), 0
    lines: dict[str, Counter[str | None]] = defaultdict(Counter)
    for (service, line), count in week.lines.items():
        if service is not None:
            lines[service][line] += count
    counts = {service: found.total() for service, found in lines.items()}
    folded = fold(counts, week.resolved - sum(counts.values()), fold_below, deleted.services)
    return tuple(
        service_count(service, lines[service], fold_below, deleted) for service, _ in folded.listed
    ), folded.rest


def service_count(service: str, found: Counter[str | None], fold_below: int, deleted: Deleted) -> ServiceCount:
    """A service with the lines that may be listed."""
    named = {line: count for line, count in found.items() if line is not None}
    folded = fold(named, found[None], fold_below, deleted.lines)
    lines = tuple(LineCount(line=line, count=count) for line, count in folded.listed)
    return ServiceCount(service=service, resolved=found.total(), lines=lines, others=folded.rest)


def labelled_titles(week: WeekCount, deleted: Deleted) -> tuple[LabelledTitle, ...]:
    """The titles that may be published, in the order in which the tickets ended."""
    found = ((titled.key, clean_title(titled.title)) for titled in sorted(week.titled))
    return tuple(LabelledTitle(ticket=key, title=title) for key, title in found if title and key not in deleted.tickets)


def offered(services: Sequence[ServiceCount], titles: Sequence[LabelledTitle], deleted: Deleted) -> Offered:
    """What is written now, and what was written before and deleted; not what only became too small to be listed."""
    return Offered(
        lines=tuple(sorted(deleted.lines | {line.line for service in services for line in service.lines})),
        services=tuple(sorted(deleted.services | {service.service for service in services})),
        tickets=tuple(sorted(deleted.tickets | {title.ticket for title in titles})),
    )
