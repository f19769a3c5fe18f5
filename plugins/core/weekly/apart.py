"""Two versions of a week's numbers: may the second follow the first, or is the difference itself a small number?

Whoever keeps the old page can subtract. So each number of the new one, and each that can be worked out from both, is the
same as before or differs by at least the limit.
"""

from collections.abc import Iterator, Mapping

from plugins.core.week import Figure, ServiceCount, WeekTickets

TOTALS = ("received", "resolved", "open")


def is_same(old: WeekTickets, new: WeekTickets) -> bool:
    """Whether both versions say the same numbers."""
    return numbers_of(old) == numbers_of(new)


def is_far_apart(old: WeekTickets, new: WeekTickets) -> bool:
    """Whether some number differs, and each that does differs by at least the limit."""
    return any(all_differences(old, new)) and tells_nothing(old, new)


def tells_nothing(old: WeekTickets, new: WeekTickets) -> bool:
    """Whether each number that differs does so by at least the limit."""
    limit = max(old.fold_below, new.fold_below)
    return all(each == 0 or abs(each) >= limit for each in all_differences(old, new))


def numbers_of(tickets: WeekTickets) -> object:
    """Everything that a person reads as a number; the rests follow from it."""
    figures = tickets.model_dump(include={*TOTALS, "median_hours", "p90_hours", "fold_below", "complete"})
    return figures, [(service.service, service.resolved, service.lines) for service in tickets.services]


def all_differences(old: WeekTickets, new: WeekTickets) -> Iterator[float]:
    """How far apart each number is that stands in both versions or can be worked out from both; at least, where it is few."""
    for name in TOTALS:
        yield from figure_differences(getattr(old, name), getattr(new, name), old.fold_below)
    if isinstance(old.resolved.this, int) and isinstance(new.resolved.this, int):
        was, now = services_of(old), services_of(new)
        sums_was, sums_now = ({key: found.resolved for key, found in each.items()} for each in (was, now))
        yield from table_differences(sums_was, old.resolved.this, sums_now, new.resolved.this)
        sums = {service: found.resolved for service, found in was.items()}
        yield from table_differences(
            sums, old.resolved.this, {key: found.resolved for key, found in now.items()}, new.resolved.this
        )
        for service in was.keys() & now.keys():
            yield from table_differences(
                lines_of(was[service]), was[service].resolved, lines_of(now[service]), now[service].resolved
            )


def figure_differences(old: Figure, new: Figure, fold_below: int) -> Iterator[float]:
    """Those of a total and its neighbours; the mean stands for up to four weeks."""
    for was, now in ((old.this, new.this), (old.last_week, new.last_week)):
        if isinstance(was, int) and isinstance(now, int):
            yield now - was
        elif "few" in (was, now) and was != now:
            number = next((each for each in (was, now) if isinstance(each, int)), 0)
            yield max(number - (fold_below - 1), 1)
    if old.four_weeks is not None and new.four_weeks is not None:
        yield round(4 * (new.four_weeks - old.four_weeks), 1)


def table_differences(old: Mapping[str, int], all_old: int, new: Mapping[str, int], all_new: int) -> Iterator[int]:
    """Those of the entries that both tables list, and of everything else together."""
    both = old.keys() & new.keys()
    yield from (new[key] - old[key] for key in both)
    yield (all_new - sum(new[key] for key in both)) - (all_old - sum(old[key] for key in both))


def services_of(tickets: WeekTickets) -> dict[str, ServiceCount]:
    """The services by name."""
    return {service.service: service for service in tickets.services}


def lines_of(service: ServiceCount) -> dict[str, int]:
    """The lines of a service with their numbers."""
    return {line.line: line.count for line in service.lines}
