"""A ticket as its system lists it, before anybody has said what the system's words mean."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What a source takes out of one row of a system's list; `ticket_reader.py` makes a Ticket of it.

    `key` tells the row from all others of the system. `created` and `ended` are aware, in any zone; `ended` is the
    stamp that the system keeps, be the ticket open again or not. `words` are what the system says of how the ticket
    stands: its status, and a reason for its end where it has one. `is_open` is what the system itself holds of it,
    None where it does not say. `also` are other names that the ticket is filed under, all of which `exclude` may cover.
    `requester` is an opaque id of whoever asked, never a name or an address, and empty where there is none.
    `place` is what the system's list is sorted by, where that is not the key.
    `hidden` says that the row must never become a Ticket: restricted, confidential, private, or no ticket at all. It
    is listed all the same, since rows are counted to know that none was missed.
    """

    key: str
    created: datetime
    ended: datetime | None
    words: tuple[str, ...]
    is_open: bool | None = None
    queue: str = ""
    kind: str = ""
    title: str = ""
    labels: frozenset[str] = frozenset()
    requester: str = ""
    also: tuple[str, ...] = ()
    hidden: bool = False
    place: str = ""
