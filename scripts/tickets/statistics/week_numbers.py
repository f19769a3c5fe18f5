"""The numbers of a week that may be published, made of the true ones."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from plugins.weeks.record import BurstCount, CategoryCount, Figure, Hours, ServiceCount, WeekTickets
from plugins.weeks.suppression import Counts, Suppressed, suppress_services
from scripts.tickets.statistics.counts import WeekCount
from scripts.tickets.statistics.percentiles import hours_to_resolve

WEEKS_BEFORE = 4
LEAST_TOTAL = 5  # a smaller total is few


def pull_week(
    weeks: Sequence[WeekCount], minimum_count: int, complete: bool, sensitive: Collection[str] = ()
) -> WeekTickets:
    """What may be published of `weeks[0]`; the four weeks before it follow, newest first.

    `sensitive` are the categories that are never named.
    """
    this, *before = weeks
    services, other = service_counts(this, minimum_count, sensitive) if this.resolved >= LEAST_TOTAL else ((), 0)
    hours = hours_to_resolve(this.hours, LEAST_TOTAL)
    usual = hours_to_resolve([each for week in known(before) for each in week.hours], LEAST_TOTAL)
    return WeekTickets(
        complete=complete,
        minimum_count=minimum_count,
        received=figure(weeks, "received"),
        resolved=figure(weeks, "resolved"),
        open=figure(weeks, "open"),
        median_hours=Hours(this=hours["median_hours"], four_weeks=usual["median_hours"]),
        p90_hours=Hours(this=hours["p90_hours"], four_weeks=usual["p90_hours"]),
        services=services,
        other_services=other,
        bursts=tuple(
            BurstCount(day=day, event=event, count=this.bursts[event, day]) for event, day in sorted(this.bursts)
        ),
        proposed=tuple(this.proposed),
        checksum="",
    )


def figure(weeks: Sequence[WeekCount], name: str) -> Figure:
    """A total of the first week, and its mean in the others as a whole number."""
    this, before = getattr(weeks[0], name), known(weeks[1:])
    mean = round(sum(getattr(week, name) for week in before) / len(before)) if before else 0
    return Figure(this="few" if 0 < this < LEAST_TOTAL else this, four_weeks=mean if mean >= LEAST_TOTAL else None)


def known(weeks: Sequence[WeekCount]) -> Sequence[WeekCount]:
    """Some weeks, if all of them are known; else none, as what was usual cannot be told."""
    return weeks if all(week.known for week in weeks) else ()


def service_counts(
    week: WeekCount, minimum_count: int, sensitive: Collection[str]
) -> tuple[tuple[ServiceCount, ...], int]:
    """The services that may be named, the largest first, with their categories, and how many other tickets there are."""
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
    return tuple(service_count(service, found, week.labels) for service, found in shown.items()), other


def service_count(service: str, found: Suppressed, labels: Mapping[str, str]) -> ServiceCount:
    """A service with the categories that may be named."""
    categories = tuple(
        CategoryCount(category=category, count=count, words=labels.get(category)) for category, count in found.named
    )
    return ServiceCount(service=service, resolved=found.total, categories=categories, others=found.other)
