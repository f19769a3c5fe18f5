"""The titles that a label offers, made safe in memory before anybody sees them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from plugins.weeks.record import ProposedTitle
from scripts.tickets.statistics.counts import WeekCount
from scripts.tickets.statistics.title import clean_title


class Redacted(Protocol):
    """What the redactor gives for a text."""

    @property
    def text(self) -> str:
        """The text with placeholders for whatever is no known word."""
        ...

    @property
    def held(self) -> tuple[str, ...]:
        """Why a person must write it anew instead; empty where it may be proposed."""
        ...

    @property
    def found(self) -> Mapping[str, int]:
        """How often each detector found something, by its name."""
        ...


Redact = Callable[[str], Redacted]


@dataclass(frozen=True, slots=True)
class Held:
    """A ticket whose title is about something that is not published, and what that is; never the title."""

    ticket: str
    why: tuple[str, ...]


def propose_titles(count: WeekCount, redact: Redact) -> tuple[Held, ...]:
    """Replace a week's labelled titles by redacted ones, in the order in which their tickets ended, and forget the others.

    A held title is not among them. What the redactor found is added to `count.found`.
    """
    held = []
    for titled in sorted(count.titled):
        redacted = redact(clean_title(titled.title))
        count.found.update(redacted.found)
        if redacted.held:
            held.append(Held(titled.key, redacted.held))
        elif (text := clean_title(redacted.text)) and (key := clean_title(titled.key)):
            count.proposed.append(ProposedTitle(ticket=key, service=titled.service, resolved=titled.day, title=text))
    count.titled.clear()
    return tuple(held)
