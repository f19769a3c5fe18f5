"""The numbers of a week that may be published, made of the true ones."""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from statistics import median, quantiles

from plugins.weeks.record import (
    BurstCount,
    CategoryCount,
    Figure,
    Hours,
    ProposedTitle,
    Reason,
    ServiceCount,
    WeekTickets,
)
from plugins.weeks.suppression import Counts, Suppressed, suppress_services
from scripts.tickets.statistics.counts import RawCounts

WEEKS_BEFORE = 4
MIN_TOTAL = 5  # a smaller total is few


def make_week_tickets(
    weeks: Sequence[RawCounts],
    minimum_count: int,
    complete: bool,
    sensitive: Collection[str] = (),
    proposed: tuple[ProposedTitle, ...] = (),
    reason: Reason | None = None,
) -> WeekTickets:
    """Return what may be published of `weeks[0]`; the four weeks before it follow, newest first.

    `sensitive` are the categories that are never named; `reason` says why a week that is over is not complete.
    """
    this, *before = weeks
    services, other = count_services(this, minimum_count, sensitive) if this.resolved >= MIN_TOTAL else ((), 0)
    median_hours, p90_hours = compute_percentiles(this.hours)
    usual_median, usual_p90 = compute_percentiles([each for week in keep_if_known(before) for each in week.hours])
    return WeekTickets(
        complete=complete,
        reason=reason,
        minimum_count=minimum_count,
        received=make_figure(weeks, "received"),
        resolved=make_figure(weeks, "resolved"),
        open=make_figure(weeks, "open"),
        median_hours=Hours(this=median_hours, four_weeks=usual_median),
        p90_hours=Hours(this=p90_hours, four_weeks=usual_p90),
        services=services,
        other_services=other,
        wrong_times=this.wrong_times or None,
        bursts=tuple(
            BurstCount(day=day, event=event, count=this.bursts[event, day]) for event, day in sorted(this.bursts)
        ),
        proposed=proposed,
        checksum="",
    )


def make_figure(weeks: Sequence[RawCounts], name: str) -> Figure:
    """Return a total of the first week, and its mean in the others as a whole number."""
    this, before = getattr(weeks[0], name), keep_if_known(weeks[1:])
    mean = round(sum(getattr(week, name) for week in before) / len(before)) if before else 0
    return Figure(this="few" if 0 < this < MIN_TOTAL else this, four_weeks=mean if mean >= MIN_TOTAL else None)


def keep_if_known(weeks: Sequence[RawCounts]) -> Sequence[RawCounts]:
    """Return some weeks if all of them are known, else none: then nobody can tell what is usual."""
    return weeks if all(week.known for week in weeks) else ()


def compute_percentiles(hours: Collection[float]) -> tuple[int | None, int | None]:
    """Return the hours within which half of some tickets, and nine in ten, were resolved; None of fewer than MIN_TOTAL.

    A percentile between two values is read off the straight line between them, as PERCENTILE.INC of a spreadsheet does, and
    is rounded up, so that "within 17 hours" is true.
    """
    if len(hours) < MIN_TOTAL:
        return None, None
    return round_up(median(hours)), round_up(quantiles(hours, n=10, method="inclusive")[8])


def round_up(hours: float) -> int:
    """Round hours up, to at least one; a few millionths more than a whole number are that number."""
    return max(1, math.ceil(round(hours, 6)))


def count_services(
    week: RawCounts, minimum_count: int, sensitive: Collection[str]
) -> tuple[tuple[ServiceCount, ...], int]:
    """Return the services that may be named with their categories, the largest first, and the number of all other tickets."""
    counts: dict[str, Counter[str | None]] = defaultdict(Counter)
    for (service, category), count in week.categories.items():
        if service is not None:
            counts[service][category] += count
    services = {
        service: Counts({category: count for category, count in found.items() if category is not None}, found[None])
        for service, found in counts.items()
    }
    no_service = week.resolved - sum(found.total() for found in counts.values())
    shown, other = suppress_services(services, no_service, minimum_count, sensitive)
    return tuple(make_service_count(service, found, week.labels) for service, found in shown.items()), other


def make_service_count(service: str, found: Suppressed, labels: Mapping[str, str]) -> ServiceCount:
    """Return a service with the categories that may be named."""
    categories = tuple(
        CategoryCount(category=category, count=count, words=labels.get(category)) for category, count in found.named
    )
    return ServiceCount(service=service, resolved=found.total, categories=categories, others=found.other)
