"""The machine's part of a week, made of the true numbers."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plugins.core.week import CategoryCount, LabelledTitle, Offered, ServiceCount, Tickets
from plugins.core.weekly.counts import WeekCount
from plugins.core.weekly.fold import fold
from plugins.core.weekly.past import Pages, figure, hours, past_totals

WEEKS_BEFORE = 4


@dataclass(frozen=True, slots=True)
class Deleted:
    """What a person deleted from a week's machine part; a line is `service/line`, or its id alone for any service."""

    lines: frozenset[str] = frozenset()
    services: frozenset[str] = frozenset()
    tickets: frozenset[str] = frozenset()


def pull_week(
    weeks: Sequence[WeekCount],
    minimum_count: int,
    complete: bool,
    deleted: Deleted,
    pages: Pages = Pages(),  # noqa: B008  frozen
) -> Tickets:
    """What may be published of `weeks[0]` beside `pages`; the four weeks before it follow, newest first."""
    says = past_totals(weeks, minimum_count, pages)
    resolved = figure(says, "resolved")
    shown = isinstance(resolved.this, int)
    services, rest = service_counts(weeks[0], minimum_count, deleted) if shown else ((), 0)
    titles = tuple(each for each in weeks[0].proposed if each.ticket not in deleted.tickets) if shown else ()
    return Tickets(
        complete=complete,
        minimum_count=minimum_count,
        received=figure(says, "received"),
        resolved=resolved,
        open=figure(says, "open"),
        median_hours=hours(weeks, minimum_count, pages, "median_hours", 0.5),
        p90_hours=hours(weeks, minimum_count, pages, "p90_hours", 0.9),
        services=services,
        other_services=rest,
        titles=titles,
        offered=offered(services, titles, deleted),
    )


def service_counts(week: WeekCount, minimum_count: int, deleted: Deleted) -> tuple[tuple[ServiceCount, ...], int]:
    """The services that may be listed, and how many tickets the rest of them have; nothing where the total is small."""
    if week.resolved < minimum_count:
        return (), 0
    lines: dict[str, Counter[str | None]] = defaultdict(Counter)
    for (service, line), count in week.lines.items():
        if service is not None:
            lines[service][line] += count
    counts = {service: found.total() for service, found in lines.items()}
    folded = fold(counts, week.resolved - sum(counts.values()), minimum_count, deleted.services)
    return tuple(
        service_count(service, lines[service], minimum_count, deleted, week.labels) for service, _ in folded.listed
    ), folded.rest


def service_count(
    service: str, found: Counter[str | None], minimum_count: int, deleted: Deleted, labels: Mapping[str, str]
) -> ServiceCount:
    """A service with the lines that may be listed."""
    named = {line: count for line, count in found.items() if line is not None}
    unwanted = {line for line in named if not deleted.lines.isdisjoint((line, f"{service}/{line}"))}
    folded = fold(named, found[None], minimum_count, unwanted)
    lines = tuple(CategoryCount(line=line, count=count, words=labels.get(line)) for line, count in folded.listed)
    return ServiceCount(service=service, resolved=found.total(), lines=lines, others=folded.rest)


def offered(services: Sequence[ServiceCount], titles: Sequence[LabelledTitle], deleted: Deleted) -> Offered:
    """What is written now, and what was written before and deleted; not what only became too small to be listed."""
    names = {f"{service.service}/{line.line}" for service in services for line in service.lines}
    return Offered(
        lines=tuple(sorted(deleted.lines | names)),
        services=tuple(sorted(deleted.services | {service.service for service in services})),
        tickets=tuple(sorted(deleted.tickets | {title.ticket for title in titles})),
    )
