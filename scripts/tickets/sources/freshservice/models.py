"""Freshservice's own words: its section in config/tickets.yaml, and what it answers.

Source: api.freshservice.com, version 2, Tickets, Groups, Departments, Embedding (include=stats).
"""

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


def as_workspace(number: str) -> str:
    """The number of a workspace; 0 would be all of them, whatever they are for."""
    if not number.isdecimal() or not int(number):
        raise ValueError(f"{number!r} is not the number of a workspace")
    return number


class Settings(ApiSettings):
    """Which tickets count, and how. Statuses of the company's own are known by their numbers."""

    workspaces: Annotated[tuple[Annotated[Line, AfterValidator(as_workspace)], ...], BeforeValidator(wrap_in_list)] = (
        Field((), description="numbers of the workspaces that count; the primary one if absent")
    )
    queue: Literal["group", "department"] = Field("group", description="what becomes the ticket's queue")
    open: Lines = Field(("Open", "Pending"), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("Resolved", "Closed"), description="statuses of what was answered")


class Ticket(Answer):
    """What we keep of a ticket. Its requester is a number here; texts, people and all else are dropped on reading."""

    id: int
    title: str | None = at("subject", None)
    status: int
    type: str | None = None
    created: AwareDatetime = at("created_at")
    updated: AwareDatetime = at("updated_at")
    resolved: AwareDatetime | None = at("stats.resolved_at", None)
    closed: AwareDatetime | None = at("stats.closed_at", None)
    changed: AwareDatetime | None = at("stats.status_updated_at", None)  # the end in a status of the company's own
    group: int | None = at("group_id", None)
    department: int | None = at("department_id", None)
    category: str | None = None
    tags: frozenset[str] | None = None
    requester: int | None = at("requester_id", None)
    spam: bool | None = None
    deleted: bool | None = None


class Tickets(Answer):
    """Some tickets; a filter tells how many there are in all."""

    tickets: tuple[Ticket, ...]
    total: int | None = None


class Named(Answer):
    """A group or a department; only groups may be restricted."""

    id: int
    name: str
    restricted: bool | None = None


class Names(Answer):
    """Some groups or departments."""

    groups: tuple[Named, ...] | None = None
    departments: tuple[Named, ...] | None = None


class Agent(Answer):
    """Our own account."""

    name: str = at("agent.first_name")
