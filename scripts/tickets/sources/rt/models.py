"""Request Tracker's section in config/tickets.yaml, what its REST2 interface answers, and texts in its queries."""

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import ResponseModel
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


class Settings(ApiSettings):
    """The tickets of an RT that count, and how. `url` is the address that RT's own pages start with."""

    queues: Lines = Field((), description="names of the queues that count; all that the user sees if absent")
    exclude_queues: Lines = Field((), description="names of queues that do not count")
    open: Lines = Field(("new", "open", "stalled"), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("resolved",), description="statuses of tickets that were answered")
    rejected: Lines = Field(("rejected",), description="statuses of tickets closed without an answer")
    label_field: Line | None = Field(None, description="custom field whose values are the ticket's labels")


class RtQueue(ResponseModel):
    """A queue; without the right SeeQueue its name is empty."""

    name: str = Field("", alias="Name")


class RtCustomField(ResponseModel):
    """A custom field that the user may see, with its values."""

    name: str
    values: tuple[str, ...]


class RtTicket(ResponseModel):
    """The fields that we ask for; `Resolved` is 1970-01-01 where there is none."""

    id: int
    subject: str = Field(alias="Subject")
    status: str = Field(alias="Status")
    created: AwareDatetime = Field(alias="Created")
    resolved: AwareDatetime = Field(alias="Resolved")
    queue: RtQueue = Field(alias="Queue")
    fields: tuple[RtCustomField, ...] = Field((), alias="CustomFields")


class RtSearchPage(ResponseModel):
    """Some of what a search finds; `total` is absent where RT checks rights one by one (UseSQLForACLChecks off)."""

    total: int | None = None
    items: tuple[RtTicket, ...]


class RtUser(ResponseModel):
    """A user's name and zone; the zone is empty where it is the server's."""

    name: str = Field(alias="Name")
    timezone: str = Field("", alias="Timezone")


def quote_text(name: str) -> str:
    """Return a text as TicketSQL quotes it."""
    return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'"
