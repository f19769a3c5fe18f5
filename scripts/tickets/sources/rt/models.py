"""Request Tracker's own words: the answers of its REST2 interface, and texts in its queries.

Sources: RT 5.0.3, RT::REST2 (fields, fields[Queue], total, per_page) and RT::Tickets (TicketSQL).
"""

from pydantic import AwareDatetime, Field

from scripts.tickets.sources.interface.response_models import Answer


class Queue(Answer):
    """A queue; without the right SeeQueue its name is empty."""

    name: str = Field("", alias="Name")


class CustomField(Answer):
    """A custom field that the user may see, with its values."""

    name: str
    values: tuple[str, ...]


class RtTicket(Answer):
    """The fields that we ask for; `Resolved` is 1970-01-01 where there is none."""

    id: int
    subject: str = Field(alias="Subject")
    status: str = Field(alias="Status")
    created: AwareDatetime = Field(alias="Created")
    resolved: AwareDatetime = Field(alias="Resolved")
    queue: Queue = Field(alias="Queue")
    fields: tuple[CustomField, ...] = Field((), alias="CustomFields")


class Tickets(Answer):
    """One page of a search; `total` is absent where RT checks rights one ticket at a time (UseSQLForACLChecks off)."""

    total: int | None = None
    items: tuple[RtTicket, ...]


class Queues(Answer):
    """One page of the queues that the user sees; RT tells no total to users who do not see all."""

    items: tuple[Queue, ...]


class User(Answer):
    """A user's name and zone; the zone is empty where it is the server's."""

    name: str = Field(alias="Name")
    timezone: str = Field("", alias="Timezone")


def quoted(name: str) -> str:
    """A text as TicketSQL quotes it."""
    return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"
