"""Suppression of small counts: a count below the minimum is not shown by itself but joins "other".

That is what statistics offices call primary suppression. Secondary suppression follows: where "other" would hold one count
alone, or would itself be below the minimum, the next smallest count joins it, so that nothing small can be worked out by
subtracting what is named from the total. Both hold for the categories of a service and for the services of a week.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Counts that may be named, the largest first and equal ones by name, and the sum of all others."""

    named: tuple[tuple[str, int], ...]
    other: int

    @property
    def total(self) -> int:
        """The sum of all counts."""
        return sum(count for _, count in self.named) + self.other


@dataclass(frozen=True, slots=True)
class Counts:
    """How many tickets of a service there are by category, and how many of no category."""

    categories: Mapping[str, int]
    other: int = 0


def suppress(counts: Mapping[str, int], other: int, minimum: int, hidden: Collection[str] = ()) -> Suppressed:
    """Join the counts that are below the minimum, or `hidden` for another reason, with `other`, and never one alone.

    `other` is how many are of no named kind to begin with, or the sum that an earlier suppression gave. Afterwards it is
    0, or at least the minimum and the sum of at least two counts, unless it was given so, or no count is left to join it.
    """
    named = select_presentable(counts, minimum, hidden)
    shown = {name for name, _ in named}
    joined = [count for name, count in counts.items() if count and name not in shown]
    while named and is_exposed(joined, other, minimum):
        joined.append(named.pop()[1])
    return Suppressed(tuple(named), other + sum(joined))


def is_exposed(joined: Collection[int], other: int, minimum: int) -> bool:
    """Tell whether the sum of some counts and of `other` gives one of them away, or is itself too small to be shown."""
    is_alone = len(joined) == 1 and not other
    return is_alone or 0 < other + sum(joined) < minimum


def select_presentable(counts: Mapping[str, int], minimum: int, hidden: Collection[str]) -> list[tuple[str, int]]:
    """Return the counts that are large enough and not hidden, the largest first and equal ones by name."""
    found = ((name, count) for name, count in counts.items() if count >= minimum and name not in hidden)
    return sorted(found, key=lambda entry: (-entry[1], entry[0]))


def suppress_services(
    services: Mapping[str, Counts], other: int, minimum: int, hidden: Collection[str] = ()
) -> tuple[dict[str, Suppressed], int]:
    """Suppress small counts of categories, and then of services; return the services that may be named and all other tickets.

    `other` are the tickets of no service. Where secondary suppression would leave a service without a named category, its
    other tickets join those of other services instead. A service all of whose tickets are one hidden count is hidden too.
    """
    shown, totals, unnamed = dict[str, Suppressed](), dict[str, int](), set(hidden)
    for service, counts in services.items():
        shown[service] = found = suppress(counts.categories, counts.other, minimum, hidden)
        totals[service] = found.total
        if found.named or service in hidden:
            continue
        if named := select_presentable(counts.categories, minimum, hidden):
            shown[service] = Suppressed(tuple(named), 0)
            totals[service] = shown[service].total
            totals[f"{service}/"] = found.total - totals[service]
            unnamed.add(f"{service}/")
        elif is_exposed([count for count in counts.categories.values() if count], counts.other, minimum):
            unnamed.add(service)
    week = suppress(totals, other, minimum, unnamed)
    return {service: shown[service] for service, _ in week.named}, week.other
