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
    this = weeks[0]
    services, other = count_services(this, minimum_count, sensitive) if this.resolved >= MIN_TOTAL else ((), 0)
    median_time, p90_time = compute_times(weeks)
    in_days = lacks_times(weeks)
    return WeekTickets(
        complete=complete,
        reason=reason,
        minimum_count=minimum_count,
        received=make_figure(weeks, "received"),
        resolved=make_figure(weeks, "resolved"),
        open=make_figure(weeks, "open"),
        median_hours=Hours() if in_days else median_time,
        p90_hours=Hours() if in_days else p90_time,
        median_days=median_time if in_days else None,
        p90_days=p90_time if in_days else None,
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


def lacks_times(weeks: Sequence[RawCounts]) -> bool:
    """Tell if of most tickets that were resolved in some weeks the days alone are known, so that times are said in days."""
    timed, every = sum(len(week.hours) for week in weeks), sum(len(week.days) for week in weeks)
    return every > 2 * timed


def compute_times(weeks: Sequence[RawCounts]) -> tuple[Hours, Hours]:
    """Return the time within which half of the first week's tickets, and nine in ten, were resolved, beside the other weeks'.

    It is in hours, at least one, of the tickets whose times are known; or in days of the calendar, of all tickets.
    """
    in_days = lacks_times(weeks)
    this, *before = [week.days if in_days else week.hours for week in weeks]
    usual = [each for values in before for each in values] if keep_if_known(weeks[1:]) else []
    least = 0 if in_days else 1
    half, nine = compute_percentiles(this, least)
    usual_half, usual_nine = compute_percentiles(usual, least)
    return Hours(this=half, four_weeks=usual_half), Hours(this=nine, four_weeks=usual_nine)


def compute_percentiles(values: Collection[float], least: int) -> tuple[int | None, int | None]:
    """Return the time within which half of some tickets, and nine in ten, were resolved; None of fewer than MIN_TOTAL.

    A percentile between two values is read off the straight line between them, as PERCENTILE.INC of a spreadsheet does, and
    is rounded up, to at least `least`, so that "within 17 hours" is true.
    """
    if len(values) < MIN_TOTAL:
        return None, None
    return round_up(median(values), least), round_up(quantiles(values, n=10, method="inclusive")[8], least)


def round_up(value: float, least: int) -> int:
    """Round a time up; a few millionths more than a whole number are that number."""
    return max(least, math.ceil(round(value, 6)))


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
