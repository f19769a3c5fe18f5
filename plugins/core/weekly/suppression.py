"""Suppression of small counts: a count below the minimum is not shown by itself but joins "other".

The first step is what statistics offices call primary suppression, the second secondary (or complementary) suppression:
where "other" would hold one count alone, or would itself be below the minimum, the next smallest count joins it, so that
nothing small can be worked out by subtracting what is named from the total.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Counts that may be named, the largest first and equal ones by name, and the sum of all others."""

    named: tuple[tuple[str, int], ...]
    other: int


def suppress(counts: Mapping[str, int], other: int, minimum: int, hidden: Collection[str] = ()) -> Suppressed:
    """Join the counts that are below the minimum, or `hidden` for another reason, with `other`, and never one alone.

    `other` is how many are of no named kind to begin with, or the sum that an earlier suppression gave. Afterwards it is
    0, or at least the minimum and the sum of at least two counts, unless it was given so, or no count is left to join it.
    """
    named = sorted(
        ((name, count) for name, count in counts.items() if count >= minimum and name not in hidden),
        key=lambda entry: (-entry[1], entry[0]),
    )
    shown = {name for name, _ in named}
    joined = [count for name, count in counts.items() if count and name not in shown]
    while named and is_exposed(joined, other, minimum):
        joined.append(named.pop()[1])
    return Suppressed(tuple(named), other + sum(joined))


def is_exposed(joined: Collection[int], other: int, minimum: int) -> bool:
    """Whether the sum of some counts and of `other` gives one of them away, or is itself too small to be shown."""
    is_alone = len(joined) == 1 and not other
    return is_alone or 0 < other + sum(joined) < minimum
