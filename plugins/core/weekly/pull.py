"""The numbers of a week that may be published, made of the true ones."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from plugins.core.week import LineCount, ServiceCount, WeekTickets
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.fold import fold
from plugins.core.weekly.past import Pages, figure, hours, past_totals

WEEKS_BEFORE = 4


def pull_week(
    weeks: Sequence[WeekCount],
    fold_below: int,
    complete: bool,
    pages: Pages = Pages(),  # noqa: B008  frozen
) -> WeekTickets:
    """What may be published of `weeks[0]`; the four weeks before it follow, newest first."""
    says = past_totals(weeks, fold_below, pages)
    resolved = figure(says, "resolved")
    shown = isinstance(resolved.this, int)
    services, rest = service_counts(weeks[0], fold_below) if shown else ((), 0)
    return WeekTickets(
        complete=complete,
        fold_below=fold_below,
        received=figure(says, "received"),
        resolved=resolved,
        open=figure(says, "open"),
        median_hours=hours(weeks, fold_below, pages, "median_hours", 0.5),
        p90_hours=hours(weeks, fold_below, pages, "p90_hours", 0.9),
        services=services,
        other_services=rest,
        proposed=tuple(weeks[0].proposed),
    )


def service_counts(week: WeekCount, fold_below: int) -> tuple[tuple[ServiceCount, ...], int]:
    """The services that may be listed, and how many tickets the rest of them have; nothing where the total is small."""
    if week.resolved < fold_below:
        return (), 0
    lines: dict[str, Counter[str | None]] = defaultdict(Counter)
    for (service, line), count in week.lines.items():
        if service is not None:
            lines[service][line] += count
    counts = {service: found.total() for service, found in lines.items()}
    folded = fold(counts, week.resolved - sum(counts.values()), fold_below)
    return tuple(
        service_count(service, lines[service], fold_below, week.labels) for service, _ in folded.listed
    ), folded.rest


def service_count(service: str, found: Counter[str | None], fold_below: int, labels: Mapping[str, str]) -> ServiceCount:
    """A service with the lines that may be listed."""
    named = {line: count for line, count in found.items() if line is not None}
    folded = fold(named, found[None], fold_below)
    lines = tuple(LineCount(line=line, count=count, words=labels.get(line)) for line, count in folded.listed)
    return ServiceCount(service=service, resolved=found.total(), lines=lines, others=folded.rest)
