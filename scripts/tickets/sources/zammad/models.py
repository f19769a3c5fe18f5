"""Zammad's section in config/tickets.yaml, and what it answers."""

from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}$")]


class Settings(ApiSettings):
    """The tickets that count, and how. Only administrators may list groups, so that their names stand here."""

    groups: dict[Number, Line] = Field(min_length=1, description="numbers and names of the groups that count")
    label_tags: Lines = Field((), description="tags that are labels")
    open: Lines = Field(("new", "open", "pending reminder", "pending close"), description="states of open tickets")
    resolved: Lines = Field(("closed",), description="states of tickets that were answered")
    rejected: Lines = Field((), description="states of tickets closed without an answer")


class ZammadTicket(ResponseModel):
    """The part of a ticket that we keep. Its customer is a number; a note and all else are dropped on reading."""

    id: int
    number: str
    title: str
    group: int = nested("group_id")
    state: int = nested("state_id")
    type: str | None = None
    created: AwareDatetime = nested("created_at")
    closed: AwareDatetime | None = nested("close_at", None)  # for the first time
    closed_again: AwareDatetime | None = nested("last_close_at", None)
    customer: int | None = nested("customer_id", None)


class ZammadSearchPage(ResponseModel):
    """Some tickets of a search, and how many there are."""

    records: tuple[ZammadTicket, ...]
    total: int = nested("total_count")
