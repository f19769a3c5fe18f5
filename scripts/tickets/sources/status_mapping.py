"""What a system's words for a ticket's status mean."""

from collections.abc import Iterator
from typing import Protocol

from plugins.core.source.records.record import Mistake
from scripts.tickets.ticket import Outcome


class Words(Protocol):
    """Settings that list the words; these names are the same for every source."""

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


def meanings_of(words: Words) -> dict[str, Outcome]:
    """Each word, in lower case, with its meaning; look words up by `casefold`."""
    lists = ((Outcome.OPEN, words.open), (Outcome.RESOLVED, words.resolved), (Outcome.REJECTED, words.rejected))
    return {word.casefold(): outcome for outcome, names in lists for word in names}


def double_meanings(words: Words) -> Iterator[Mistake]:
    """Words that stand in two of the lists."""
    seen: dict[str, str] = {}
    for meaning, names in (("open", words.open), ("resolved", words.resolved), ("rejected", words.rejected)):
        for name in names:
            before = seen.setdefault(name.casefold(), meaning)
            if before != meaning:
                yield Mistake((meaning,), f"names {name!r}, which `{before}` names too; keep one")
