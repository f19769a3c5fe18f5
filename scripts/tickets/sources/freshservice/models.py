"""Freshservice's section in config/tickets.yaml, and what it answers."""

from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.interface.response_models import Id, NamedReference, ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


def parse_workspace(number: str) -> str:
    """Return the number of a workspace; 0 would be all of them, whatever they are for."""
    if not number.isdecimal() or not int(number):
        raise ValueError(f"{number!r} is not the number of a workspace")
    return number


class Settings(ApiSettings):
    """The tickets that count, and how. Statuses of the company's own are known by their numbers."""

    workspaces: Annotated[
        tuple[Annotated[Line, AfterValidator(parse_workspace)], ...], BeforeValidator(wrap_in_list)
    ] = Field((), description="numbers of the workspaces that count; the primary one if absent")
    queue: Literal["group", "department"] = Field("group", description="what becomes the ticket's queue")
    open: Lines = Field(("Open", "Pending"), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("Resolved", "Closed"), description="statuses of what was answered")


class FreshserviceTicket(ResponseModel):
    """The part of a ticket that we keep. Its requester is a number here; texts and people are dropped on reading."""

    id: int
    title: str | None = nested("subject", None)
    status: int
    type: str | None = None
    created: AwareDatetime = nested("created_at")
    updated: AwareDatetime = nested("updated_at")
    resolved: AwareDatetime | None = nested("stats.resolved_at", None)
    closed: AwareDatetime | None = nested("stats.closed_at", None)
    changed: AwareDatetime | None = nested("stats.status_updated_at", None)  # the end in a status of the company's own
    group: Id | None = nested("group_id", None)
    department: Id | None = nested("department_id", None)
    category: str | None = None
    tags: frozenset[str] | None = None
    requester: int | None = nested("requester_id", None)
    spam: bool | None = None
    deleted: bool | None = None


class FreshservicePage(ResponseModel):
    """Some tickets; a filter tells how many there are in all."""

    tickets: tuple[FreshserviceTicket, ...]
    total: int | None = None


class FreshserviceReference(NamedReference):
    """A group or a department; only groups may be restricted."""

    restricted: bool | None = None


class FreshserviceReferencePage(ResponseModel):
    """Some groups or departments."""

    groups: tuple[FreshserviceReference, ...] | None = None
    departments: tuple[FreshserviceReference, ...] | None = None
