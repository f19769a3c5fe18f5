"""Zendesk's section in config/tickets.yaml, and what it answers."""

from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import Id, NamedReference, ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


class Settings(ApiSettings):
    """The tickets that count, and how."""

    email: Line = Field(description="give the address of the agent in whose name the token asks")
    queue: Literal["group", "brand", "form"] = Field("group", description="what becomes the ticket's queue")
    kind: Literal["type", "form"] = Field("type", description="what becomes the ticket's kind")
    open: Lines = Field(
        ("new", "open", "pending", "hold"), description="statuses of tickets that wait or are worked on"
    )
    resolved: Lines = Field(("solved", "closed"), description="statuses of what was answered, or tags of ended tickets")
    rejected: Lines = Field(("closed_by_merge",), description="tags of tickets that ended without an answer")


class ZendeskMetrics(ResponseModel):
    """The times when a ticket was solved, and when its status changed last: one that was closed at once was never solved."""

    ticket: int | None = nested("ticket_id", None)
    solved: AwareDatetime | None = nested("solved_at", None)
    changed: AwareDatetime | None = nested("status_updated_at", None)


class ZendeskTicket(ResponseModel):
    """The part of a ticket that we keep. Its requester is a number here; texts and people are dropped on reading."""

    id: int
    created: AwareDatetime = nested("created_at")
    status: str
    title: str | None = nested("subject", None)
    type: str | None = None
    tags: frozenset[str] = frozenset()
    requester: int | None = nested("requester_id", None)
    group: Id | None = nested("group_id", None)
    brand: Id | None = nested("brand_id", None)
    form: Id | None = nested("ticket_form_id", None)
    metrics: ZendeskMetrics | None = nested("metric_set", None)


class ZendeskCursor(ResponseModel):
    """The place where a list goes on."""

    has_more: bool = nested("meta.has_more", False)
    cursor: str | None = nested("meta.after_cursor", None)


class ZendeskSearchPage(ZendeskCursor):
    """Some of what a search finds: with a cursor for more, or with the number of all."""

    results: tuple[ZendeskTicket, ...]
    count: int | None = None


class ZendeskTicketBatch(ResponseModel):
    """Some tickets as they are now. Zendesk puts metrics into each ticket, or beside them."""

    tickets: tuple[ZendeskTicket, ...]
    metrics: tuple[ZendeskMetrics, ...] = nested("metric_sets", ())


class ZendeskReference(NamedReference):
    """A group, a brand or a form; only groups may be private."""

    is_public: bool = True


class ZendeskReferencePage(ZendeskCursor):
    """Some groups, brands or forms."""

    groups: tuple[ZendeskReference, ...] | None = None
    brands: tuple[ZendeskReference, ...] | None = None
    ticket_forms: tuple[ZendeskReference, ...] | None = None


class ZendeskUser(ResponseModel):
    """Our own account; somebody whom Zendesk does not know has no number."""

    id: int | None = nested("user.id", None)
    name: str = nested("user.name")
