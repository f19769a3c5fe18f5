"""Titles of labelled tickets, made safe in memory before anybody sees them."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from plugins.weeks.record import ProposedTitle
from scripts.tickets.redaction.redactor import Redacted
from scripts.tickets.statistics.counts import RawCounts

Redact = Callable[[str], Redacted]
LONGEST = 200


@dataclass(frozen=True, slots=True)
class HeldTitle:
    """A ticket whose title is about something that is not published, and the reasons; never the title."""

    ticket: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """The redacted titles of a week, in the order in which their tickets ended, and the tickets whose titles are held.

    `found` says how often the redactor found a value, by its kind.
    """

    proposed: tuple[ProposedTitle, ...] = ()
    held: tuple[HeldTitle, ...] = ()
    found: Mapping[str, int] = field(default_factory=dict)


def propose_titles(count: RawCounts, redact: Redact) -> Proposals:
    """Redact a week's labelled titles, and forget them as they were."""
    held, proposed, found = [], [], Counter[str]()
    for labelled in sorted(count.labelled):
        redacted = redact(clean_title(labelled.title))
        found.update(redacted.found)
        if redacted.held:
            held.append(HeldTitle(labelled.key, redacted.held))
        elif (text := clean_title(redacted.text)) and (key := clean_title(labelled.key)):
            proposed.append(ProposedTitle(ticket=key, service=labelled.service, resolved=labelled.day, title=text))
    count.labelled.clear()
    return Proposals(tuple(proposed), tuple(held), found)


def clean_title(title: str) -> str:
    """Return a title on one line, in Unicode's form NFKC, at most 200 characters, without what is invisible; it may be empty.

    Control, format (bidi overrides, zero-width), private-use and unassigned characters and surrogates go; everything that
    separates becomes one space.
    """
    spaced = "".join(" " if is_separator(letter) else letter for letter in title)
    kept = "".join(letter for letter in spaced if unicodedata.category(letter)[0] != "C")
    line = " ".join(unicodedata.normalize("NFKC", kept).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def is_separator(letter: str) -> bool:
    """Tell if a character stands between words: any kind of space, tab or line end."""
    return letter.isspace() or unicodedata.category(letter)[0] == "Z"
