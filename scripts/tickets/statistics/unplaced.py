"""Tickets of one service and week that fit no category: how often each title came, and of how many people, in little memory."""

import hashlib
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from scripts.tickets.statistics.keywords import title_words

TITLES_KEPT = 2000  # different ones of a service and week
TITLES_COMPARED = 1000  # of those, the most frequent: each is compared with each
EXAMPLE = 200  # characters
PEOPLE_KEPT = 3  # of each title: as many as a word needs that is to be said


@dataclass(slots=True)
class Seen:
    """A title without its order and common words: how many tickets, of which people, its words, and one way to write it."""

    words: tuple[str, ...]
    example: str
    count: int = 0
    people: set[bytes] = field(default_factory=set)

    def take_back(self) -> None:
        """Count one ticket less; whose the others are cannot be told any more."""
        self.count -= 1
        self.people.clear()


class Unplaced:
    """Titles by their words, in whatever order tickets come.

    Where there are more different ones than are kept, those stay whose hash is smallest: which they are depends neither on
    the order of the tickets nor on how often a title comes, and of those that stay every ticket has been counted.
    """

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.seen: dict[tuple[str, ...], Seen] = {}
        self.ranks: list[tuple[bytes, tuple[str, ...]]] = []

    def add(self, title: str, person: bytes | None) -> Seen | None:
        """Count a ticket with a title, of somebody; None is nobody that we could tell from others.

        Return what it is counted in, None where its title says nothing or is not kept.
        """
        words = title_words(title)
        if not words:
            return None
        key = tuple(sorted(words))
        title = title[:EXAMPLE]
        seen = self.seen.get(key) or self.admitted(key, Seen(words, title))
        if seen is None:
            return None
        seen.count += 1
        seen.words, seen.example = min(seen.words, words), min(seen.example, title)
        if person is not None and len(seen.people) < PEOPLE_KEPT:
            seen.people.add(person)
        return seen

    def admitted(self, key: tuple[str, ...], seen: Seen) -> Seen | None:
        """A new title in its place, if it is among those that are kept."""
        entry = (hashlib.blake2b("\0".join(key).encode("utf-8", "replace"), digest_size=8).digest(), key)
        if len(self.ranks) >= TITLES_KEPT:
            if entry > self.ranks[-1]:
                return None
            del self.seen[self.ranks.pop()[1]]
        insort(self.ranks, entry)
        return self.seen.setdefault(key, seen)

    def titles(self) -> Iterator[Seen]:
        """The titles that are compared, the most frequent first."""
        counted = (seen for seen in self.seen.values() if seen.count)
        return iter(sorted(counted, key=lambda seen: (-seen.count, seen.words))[:TITLES_COMPARED])
