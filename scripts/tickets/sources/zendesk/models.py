"""Zendesk's own words: its section in config/tickets.yaml, and what it answers.

Source: developer.zendesk.com, Ticketing interface, Search, Tickets, Ticket Metrics, Groups, Ticket Forms, Side-Loading.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


class Settings(ApiSettings):
    """Which tickets count, and how."""

    email: Line = Field(description="give the address of the agent in whose name the token asks")
    queue: Literal["group", "brand", "form"] = Field("group", description="what becomes the ticket's queue")
    kind: Literal["type", "form"] = Field("type", description="what becomes the ticket's kind")
    open: Lines = Field(
        ("new", "open", "pending", "hold"), description="statuses of tickets that wait or are worked on"
    )
    resolved: Lines = Field(("solved", "closed"), description="statuses of what was answered, or tags of ended tickets")
    rejected: Lines = Field(("closed_by_merge",), description="tags of tickets that ended without an answer")


class Metrics(Answer):
    """When a ticket was solved, and when its status changed last: one that was closed at once was never solved."""

    ticket: int | None = at("ticket_id", None)
    solved: AwareDatetime | None = at("solved_at", None)
    changed: AwareDatetime | None = at("status_updated_at", None)


class Ticket(Answer):
    """What we keep of a ticket. Its requester is a number here; texts, people and all else are dropped on reading."""

    id: int
    created: AwareDatetime = at("created_at")
    status: str
    title: str | None = at("subject", None)
    type: str | None = None
    tags: frozenset[str] = frozenset()
    requester: int | None = at("requester_id", None)
    group: int | None = at("group_id", None)
    brand: int | None = at("brand_id", None)
    form: int | None = at("ticket_form_id", None)
    metrics: Metrics | None = at("metric_set", None)


class Found(Answer):
    """Some of what a search finds: with a cursor for more, or with the number of all."""

    results: tuple[Ticket, ...]
    count: int | None = None
    has_more: bool = at("meta.has_more", False)
    cursor: str | None = at("meta.after_cursor", None)


class Shown(Answer):
    """Some tickets as they are now. Zendesk puts metrics into each ticket, or beside them."""

    tickets: tuple[Ticket, ...]
    metrics: tuple[Metrics, ...] = at("metric_sets", ())


class Counted(Answer):
    """How many tickets a search finds."""

    count: int


class Named(Answer):
    """A group, a brand or a form; only groups may be private."""

    id: int
    name: str
    is_public: bool = True


class Names(Answer):
    """Some groups, brands or forms."""

    groups: tuple[Named, ...] | None = None
    brands: tuple[Named, ...] | None = None
    ticket_forms: tuple[Named, ...] | None = None
    has_more: bool = at("meta.has_more", False)
    cursor: str | None = at("meta.after_cursor", None)


class Me(Answer):
    """Our own account; somebody whom Zendesk does not know has no number."""

    id: int | None = at("user.id", None)
    name: str = at("user.name")
