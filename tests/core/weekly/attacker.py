"""Somebody who keeps the pages of consecutive weeks and works out what they do not say.

They know that open now = open before + received - resolved - rejected, that nothing is negative, and what the words mean.
The weeks make a chain, so what remains possible can be told exactly: the largest number of tickets that may have been open
so far, and the smallest that is needed from here on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plugins.core.weekly.totals import Said, Told

FAR = 500  # more than any number that is made up here


@dataclass(frozen=True, slots=True)
class Solver:
    """What may be true of weeks of which pages say `pages`, oldest first."""

    pages: Sequence[Told]
    minimum_count: int

    def values(self, said: Said) -> range:
        """What a word or a number may stand for."""
        if isinstance(said, int):
            return range(said, said + 1)
        return range(1, self.minimum_count) if said == "few" else range(FAR)

    def gain(self, week: int) -> int:
        """By how many at most the open tickets may have grown in a week."""
        return max(self.values(self.pages[week].received)) - min(self.values(self.pages[week].resolved))

    def most(self, week: int) -> int:
        """The most that may be open at the end of a week, as far as the weeks up to it tell; -1 before the first."""
        most = FAR
        for index in range(week + 1):
            most = min(max(self.values(self.pages[index].open)), most + self.gain(index))
        return most

    def least(self, week: int) -> int:
        """The fewest that must be open at the end of a week, as far as it and the weeks after it tell."""
        least = 0
        for index in range(len(self.pages) - 1, week - 1, -1):
            least = max(min(self.values(self.pages[index].open)), least, 0)
            if index > week:
                least = max(least - self.gain(index), 0)
        return least

    def open(self, week: int) -> set[int]:
        """How many tickets may have been open at the end of a week."""
        least, most = self.least(week), self.most(week)
        return {count for count in self.values(self.pages[week].open) if least <= count <= most}

    def came(self, week: int) -> set[int]:
        """How many may have been received in a week."""
        fewest_gone = min(self.values(self.pages[week].resolved))
        needed = self.least(week) - self.most(week - 1) + fewest_gone
        return {count for count in self.values(self.pages[week].received) if count >= needed}

    def went(self, week: int) -> set[int]:
        """How many may have been resolved in a week."""
        most = self.most(week - 1) + max(self.values(self.pages[week].received)) - self.least(week)
        return {count for count in self.values(self.pages[week].resolved) if count <= most}

    def rejected(self, week: int) -> set[int]:
        """How many may have been rejected in a week."""
        before = self.open(week - 1) if week else range(FAR)
        highest = max(before) + self.gain(week) - self.least(week)
        page = self.pages[week]
        lowest = min(before) + min(self.values(page.received)) - max(self.values(page.resolved)) - self.most(week)
        return set(range(max(lowest, 0), highest + 1))
