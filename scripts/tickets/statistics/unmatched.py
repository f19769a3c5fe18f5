"""Titles of one service and week that match no category, each with its number of tickets and people, in little memory."""

import hashlib
from bisect import insort
from dataclasses import dataclass, field

from scripts.tickets.statistics.keywords import extract_keywords

TITLES_KEPT = 2000  # different ones of a service and week
TITLES_COMPARED = 1000  # of those, the most frequent: each is compared with each
EXAMPLE = 200  # characters
PEOPLE_KEPT = 3  # of each title: as many as a word needs that is to be said


@dataclass(slots=True)
class TitleCount:
    """A title without its order and common words, one way to write it, and how many tickets of which people have it."""

    words: tuple[str, ...]
    example: str
    count: int = 0
    people: set[bytes] = field(default_factory=set)

    def remove_one(self) -> None:
        """Count one ticket less, and forget the people, as nobody knows whose the other tickets are."""
        self.count -= 1
        self.people.clear()


class UnmatchedTitles:
    """Titles by their words; the order in which tickets come does not matter.

    Of too many different titles those with the smallest hashes are kept: which they are depends neither on the order of the
    tickets nor on how often a title comes, and every ticket of theirs has been counted.
    """

    def __init__(self) -> None:
        """Begin without any title."""
        self.counts: dict[tuple[str, ...], TitleCount] = {}
        self.ranks: list[tuple[bytes, tuple[str, ...]]] = []

    def add(self, title: str, person: bytes | None) -> TitleCount | None:
        """Count a ticket with a title, of a person if they can be told from others.

        Return the count that it is in; None where the title has no telling word or is not kept.
        """
        words = extract_keywords(title)
        if not words:
            return None
        key = tuple(sorted(words))
        title = title[:EXAMPLE]
        count = self.counts.get(key) or self.add_new(key, TitleCount(words, title))
        if count is None:
            return None
        count.count += 1
        count.words, count.example = min(count.words, words), min(count.example, title)
        if person is not None and len(count.people) < PEOPLE_KEPT:
            count.people.add(person)
        return count

    def add_new(self, key: tuple[str, ...], count: TitleCount) -> TitleCount | None:
        """Add a new title and return its count; None if its hash is not among the smallest."""
        entry = (hashlib.blake2b("\0".join(key).encode("utf-8", "replace"), digest_size=8).digest(), key)
        if len(self.ranks) >= TITLES_KEPT:
            if entry > self.ranks[-1]:
                return None
            del self.counts[self.ranks.pop()[1]]
        insort(self.ranks, entry)
        return self.counts.setdefault(key, count)

    def list_frequent(self) -> list[TitleCount]:
        """Return the titles that are compared, the most frequent first."""
        counted = (title for title in self.counts.values() if title.count)
        return sorted(counted, key=lambda title: (-title.count, title.words))[:TITLES_COMPARED]
