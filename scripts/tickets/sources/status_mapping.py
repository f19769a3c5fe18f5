"""The meanings of a system's words for a ticket's status."""

from collections.abc import Iterator, Mapping
from typing import Protocol

from plugins.core.source.records.record import Mistake
from scripts.tickets.ticket import Outcome


class StatusWords(Protocol):
    """Settings that list the words for each meaning; these names are the same for every source."""

    @property
    def open(self) -> tuple[str, ...]:
        """Statuses of tickets that wait or are worked on."""
        ...

    @property
    def resolved(self) -> tuple[str, ...]:
        """Statuses of tickets that were answered."""
        ...

    @property
    def rejected(self) -> tuple[str, ...]:
        """Statuses of tickets closed without an answer."""
        ...


def map_statuses(words: StatusWords) -> dict[str, Outcome]:
    """Return the meaning of each word in lower case; look words up by `casefold`."""
    lists = ((Outcome.OPEN, words.open), (Outcome.RESOLVED, words.resolved), (Outcome.REJECTED, words.rejected))
    return {word.casefold(): outcome for outcome, names in lists for word in names}


def find_meaning(meanings: Mapping[str, Outcome], words: tuple[str, ...], is_open: bool | None) -> Outcome | None:
    """Return how a ticket stands: as the first of open, rejected and resolved that one of its words means.

    Words that `meanings` does not name are left to the system where that says that the ticket is open (`is_open`), and mean
    nothing everywhere else: None.
    """
    meant = {meanings.get(word.casefold()) for word in words}
    for outcome in (Outcome.OPEN, Outcome.REJECTED, Outcome.RESOLVED):
        if outcome in meant:
            return outcome
    return Outcome.OPEN if is_open else None


def find_ambiguous_statuses(words: StatusWords) -> Iterator[Mistake]:
    """Yield a mistake for each word that stands in two of the lists."""
    seen: dict[str, str] = {}
    for meaning, names in (("open", words.open), ("resolved", words.resolved), ("rejected", words.rejected)):
        for name in names:
            before = seen.setdefault(name.casefold(), meaning)
            if before != meaning:
                yield Mistake((meaning,), f"names {name!r}, which `{before}` names too; keep one")
