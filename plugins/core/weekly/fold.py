"""Small counts folded together, so that none can be read or worked out.

Whatever is not listed is somewhere in the rest, and the rest is 0 or at least the limit. The rest also holds tickets that
are of no listed kind at all, and nobody outside knows how many, so each kind that is missing may stand for any number
from 0 up to the limit.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Folded:
    """What may be listed, by count descending and then by name, and the rest."""

    listed: tuple[tuple[str, int], ...]
    rest: int


def fold(counts: Mapping[str, int], rest: int, fold_below: int) -> Folded:
    """Counts of at least `fold_below` listed, all others in the rest.

    While the rest is between 1 and the limit it takes the smallest listed one too (of equal ones the last by name): else
    the rest itself would be a small count. In the end the rest may be everything.
    """
    listed = [(name, count) for name, count in counts.items() if count >= fold_below]
    listed.sort(key=lambda entry: (-entry[1], entry[0]))
    rest += sum(counts.values()) - sum(count for _, count in listed)
    while 0 < rest < fold_below and listed:
        rest += listed.pop()[1]
    return Folded(tuple(listed), rest)
