"""A ticket as its system lists it, and the Ticket that it becomes by the meanings which the settings give to its words."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from html import unescape

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import SourceError, is_alive_in
from scripts.tickets.sources.status_mapping import StatusWords, map_statuses
from scripts.tickets.ticket import Outcome, Ticket

SALT = secrets.token_bytes(32)  # of this process, and kept nowhere: hashes of two pulls have nothing in common


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTicket:
    """The facts that a source takes out of one row of a system's list.

    `key` tells the row from all others of the system. `created` and `ended` are aware, in any zone; `ended` is the
    stamp that the system keeps, be the ticket open again or not. `status_words` are what the system says of how the
    ticket stands: its status, and a reason for its end where it has one. `is_open` is what the system itself holds of
    it, None where it does not say. `aliases` are other names that the ticket is filed under, all of which `exclude` may
    cover. `requester` is an opaque id of whoever asked, never a name or an address, and empty where there is none.
    `sort_key` is what the system's list is sorted by, where that is not the key. `hidden` says that the row must never
    become a Ticket: restricted, confidential, private, or no ticket at all. It is listed all the same, since rows are
    counted to know that none was missed.
    """

    key: str
    created: datetime
    ended: datetime | None
    status_words: tuple[str, ...]
    is_open: bool | None = None
    queue: str = ""
    kind: str = ""
    title: str = ""
    labels: frozenset[str] = frozenset()
    requester: str = ""
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    sort_key: str = ""


class TicketMapper:
    """Makes tickets of rows; SourceError, made by `make_error`, where the system and the settings do not agree."""

    def __init__(self, settings: StatusWords, make_error: Callable[[str], SourceError]) -> None:
        """The meanings are those of the settings; case does not matter."""
        self.meanings, self.make_error = map_statuses(settings), make_error

    def map_ticket(self, row: SourceTicket, window: Window, excluded: Exclusion) -> Ticket | None:
        """Return the row as a ticket, None for one that must not be seen or was not alive in the window."""
        row = decode_entities(row)
        if row.hidden or row.created >= window.end or is_excluded(row, excluded):
            return None
        outcome = self.find_outcome(row)
        ticket = Ticket(
            key=row.key,
            created=row.created.astimezone(UTC),
            ended=self.find_end(row, outcome),
            outcome=outcome,
            queue=row.queue,
            title=row.title,
            labels=row.labels,
            kind=row.kind,
            requester=hash_requester(row.requester),
        )
        return ticket if is_alive_in(ticket, window) else None

    def find_outcome(self, row: SourceTicket) -> Outcome:
        """Return how a ticket stands: as the first of open, rejected and resolved that one of its words means.

        A word that the settings do not name is left to the system where that says that the ticket is open, and an error
        everywhere else.
        """
        meant = {self.meanings.get(word.casefold()) for word in row.status_words}
        for outcome in (Outcome.OPEN, Outcome.REJECTED, Outcome.RESOLVED):
            if outcome in meant:
                return outcome
        if row.is_open:
            return Outcome.OPEN
        named = " / ".join(repr(word) for word in row.status_words if word) or "without a status"
        raise self.make_error(f"has tickets that are {named}; add that to `open`, `resolved` or `rejected`")

    def find_end(self, row: SourceTicket, outcome: Outcome) -> datetime | None:
        """Return when a ticket ended; None for an open one, whatever stamp it keeps."""
        if outcome is Outcome.OPEN:
            return None
        if row.ended is None:
            status = next(filter(None, row.status_words), "closed")
            cure = "close it again, or list that as open"
            raise self.make_error(f"has no end of ticket {row.key}, which is {status}; {cure}")
        return row.ended.astimezone(UTC)


def decode_entities(row: SourceTicket) -> SourceTicket:
    """Return the row with the HTML entities of its words decoded once, as some systems store a title, a queue or a label."""
    return replace(
        row,
        queue=unescape(row.queue),
        kind=unescape(row.kind),
        title=unescape(row.title),
        labels=frozenset(map(unescape, row.labels)),
        aliases=tuple(map(unescape, row.aliases)),
    )


def is_excluded(row: SourceTicket, excluded: Exclusion) -> bool:
    """Tell whether a ticket is never to be seen, by any of the names that it is filed under."""
    return any(excluded.covers(name, row.kind) for name in (row.queue, *row.aliases))


def hash_requester(person: str) -> bytes | None:
    """Return what tells two requesters apart within one pull and says nothing else; None where we know of none."""
    return blake2b(person.encode(), digest_size=16, key=SALT).digest() if person else None
