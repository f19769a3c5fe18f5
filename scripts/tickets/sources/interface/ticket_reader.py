"""Rows of a system's list turned into tickets, with the meanings that the settings give to its words."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import blake2b
from html import unescape

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.interface.listed import Listed
from scripts.tickets.sources.protocol import SourceError, was_alive
from scripts.tickets.sources.status_mapping import Words, meanings_of
from scripts.tickets.ticket import Outcome, Ticket

SALT = secrets.token_bytes(32)  # of this process, and kept nowhere: marks of two pulls have nothing in common


class TicketReader:
    """Knows what the words mean; SourceError, made by `failure`, where the system and the settings do not agree."""

    def __init__(self, settings: Words, failure: Callable[[str], SourceError]) -> None:
        """The meanings are those of the settings; case does not matter."""
        self.meanings, self.failure = meanings_of(settings), failure

    def ticket(self, row: Listed, window: Window, excluded: Exclusion) -> Ticket | None:
        """A row as a ticket, None for one that must not be seen or was not alive in the window."""
        row = decode(row)
        if row.hidden or row.created >= window.end or is_covered(row, excluded):
            return None
        outcome = self.outcome(row)
        ticket = Ticket(
            key=row.key,
            created=row.created.astimezone(UTC),
            ended=self.end(row, outcome),
            outcome=outcome,
            queue=row.queue,
            title=row.title,
            labels=row.labels,
            kind=row.kind,
            requester=mark(row.requester),
        )
        return ticket if was_alive(ticket, window) else None

    def outcome(self, row: Listed) -> Outcome:
        """How a ticket stands: as the first of open, rejected and resolved that one of its words means.

        A word that the settings do not name is left to the system where that says that the ticket is open, and an error
        everywhere else.
        """
        meant = {self.meanings.get(word.casefold()) for word in row.words}
        for outcome in (Outcome.OPEN, Outcome.REJECTED, Outcome.RESOLVED):
            if outcome in meant:
                return outcome
        if row.is_open:
            return Outcome.OPEN
        named = " / ".join(repr(word) for word in row.words if word) or "without a status"
        raise self.failure(f"has tickets that are {named}; add that to `open`, `resolved` or `rejected`")

    def end(self, row: Listed, outcome: Outcome) -> datetime | None:
        """When a ticket ended; none for an open one, whatever stamp it keeps."""
        if outcome is Outcome.OPEN:
            return None
        if row.ended is None:
            status = next(filter(None, row.words), "closed")
            raise self.failure(
                f"has no end of ticket {row.key}, which is {status}; close it again, or list that as open"
            )
        return row.ended.astimezone(UTC)


def decode(row: Listed) -> Listed:
    """Return the row with the HTML entities of its words decoded once, as some systems store a title, a queue or a label."""
    return replace(
        row,
        queue=unescape(row.queue),
        kind=unescape(row.kind),
        title=unescape(row.title),
        labels=frozenset(map(unescape, row.labels)),
        also=tuple(map(unescape, row.also)),
    )


def is_covered(row: Listed, excluded: Exclusion) -> bool:
    """Whether a ticket is never to be seen, by any of the names that it is filed under."""
    return any(excluded.covers(name, row.kind) for name in (row.queue, *row.also))


def mark(person: str) -> bytes | None:
    """A mark that tells two requesters apart within one pull and says nothing else; None where we know of none."""
    return blake2b(person.encode(), digest_size=16, key=SALT).digest() if person else None
