"""A ticket as its system lists it, and the Ticket that it becomes by the meanings which the settings give to its words."""

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from html import unescape

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import SourceError, is_alive_in
from scripts.tickets.sources.status_mapping import StatusWords, find_meaning, map_statuses
from scripts.tickets.sources.survey import Group, Survey
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
    is_day: bool = False


class TicketMapper:
    """Makes tickets of rows; SourceError, made by `make_error`, where the system and the settings do not agree."""

    def __init__(self, settings: StatusWords, make_error: Callable[[str], SourceError]) -> None:
        """The meanings are those of the settings; case does not matter."""
        self.meanings, self.make_error = map_statuses(settings), make_error

    def map_ticket(self, row: SourceTicket, window: Window, excluded: Exclusion) -> Ticket | None:
        """Return the row as a ticket, None for one that must not be seen or was not alive in the window."""
        row = decode_entities(row)
        if row.hidden or row.created >= window.end or find_exclusions(row, excluded):
            return None
        ticket = make_ticket(row, self.find_outcome(row))
        return ticket if is_alive_in(ticket, window) else None

    def find_outcome(self, row: SourceTicket) -> Outcome:
        """Return how a ticket stands; SourceError for words without a meaning, where the system does not say that it is open."""
        outcome = find_meaning(self.meanings, row.status_words, row.is_open)
        if outcome is not None:
            return outcome
        raise self.make_error(describe_unknown(row.status_words))


def describe_unknown(words: tuple[str, ...]) -> str:
    """Say that the settings do not know what a status means."""
    named = " / ".join(repr(word) for word in words if word) or "without a status"
    return f"has tickets that are {named}; add that to `open`, `resolved` or `rejected`"


def make_ticket(row: SourceTicket, outcome: Outcome) -> Ticket:
    """Return the ticket of a row. An open one has no end, whatever stamp it keeps, and of a finished one it may be unknown."""
    return Ticket(
        key=row.key,
        created=convert_to_utc(row.created),
        ended=None if outcome is Outcome.OPEN or row.ended is None else convert_to_utc(row.ended),
        outcome=outcome,
        queue=row.queue,
        title=row.title,
        labels=row.labels,
        kind=row.kind,
        is_day=row.is_day,
        requester=hash_requester(row.requester),
    )


def convert_to_utc(moment: datetime) -> datetime:
    """Return a moment in UTC; at both ends of the calendar, the years 1 and 9999, it may be off by the offset."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def survey_rows(rows: Iterable[SourceTicket], meanings: Mapping[str, Outcome]) -> Survey:
    """Count the queues, kinds, labels and statuses of some rows, by the meanings that the settings give to words."""
    survey = Survey(has_certain_names=True)
    for row in map(decode_entities, rows):
        outcome = find_meaning(meanings, row.status_words, row.is_open)
        names = (row.queue, *row.aliases)
        survey.add(Group(names, row.kind, row.labels, row.status_words, row.is_open, outcome), row.created, row.ended)
    return survey


def decode_entities(row: SourceTicket) -> SourceTicket:
    """Return the row with the HTML entities of its words decoded once, as some systems store a title, a queue or a label."""
    return replace(
        row,
        status_words=tuple(map(unescape, row.status_words)),
        queue=unescape(row.queue),
        kind=unescape(row.kind),
        title=unescape(row.title),
        labels=frozenset(map(unescape, row.labels)),
        aliases=tuple(map(unescape, row.aliases)),
    )


def find_exclusions(row: SourceTicket, excluded: Exclusion) -> set[tuple[str, str]]:
    """Return which names of `exclude` cover a ticket, by any of the names that it is filed under."""
    return excluded.find_matches((row.queue, *row.aliases), row.kind, row.status_words, row.labels)


def hash_requester(person: str) -> bytes | None:
    """Return what tells two requesters apart within one pull and says nothing else; None where we know of none."""
    return blake2b(person.encode(), digest_size=16, key=SALT).digest() if person else None
