"""A ticket, whatever system it comes from."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # a stamp before it stands for none: 0001-01-01, 1900-01-00, 1970-01-01


class Outcome(StrEnum):
    """The state of a ticket now; a reopened one is open, even if it still has a time of its end."""

    OPEN = "open"
    RESOLVED = "resolved"
    REJECTED = "rejected"  # closed without an answer: spam, duplicate, withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The allow-listed fields of one ticket: never a description, a comment, or a requester's name or address.

    `created` and `ended` are aware datetimes in UTC; `ended` is None while the ticket is open. `is_day`: one of them is the
    noon of a day whose time nobody knows. `queue` is the ticket system's own word for what becomes a service. `title` stays in
    memory: it chooses the line that a ticket counts in, and is proposed, redacted, only where `labels` hold the opt-in label.
    `kind` is the system's own word for the type of ticket. `requester` tells two requesters apart within one pull and says
    nothing else: a keyed hash of an opaque id, whose key is thrown away with the process; None where a system has no such id.
    """

    key: str
    created: datetime
    ended: datetime | None
    outcome: Outcome
    queue: str = ""
    title: str = field(default="", repr=False)  # so that no error that shows a ticket shows its words
    labels: frozenset[str] = field(default=frozenset(), repr=False)
    kind: str = ""
    requester: bytes | None = field(default=None, repr=False)
    is_day: bool = False
