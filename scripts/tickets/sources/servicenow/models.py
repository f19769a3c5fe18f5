"""ServiceNow's section in config/tickets.yaml, and what it answers.

Source: ServiceNow's page Table API. States are those of an incident as it is delivered.
"""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.source.records.fields import Count, Line
from scripts.tickets.sources.interface.response_models import ResponseModel, drop_nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

FIELDS = ("sys_id", "number", "short_description", "state", "opened_at", "sys_created_on", "resolved_at", "closed_at")
PRIVATE = ("description", "comment", "note", "caller", "requested", "opened_by", "user", "mail", "phone", "password")


def parse_field_name(name: str) -> str:
    """Return the name of a field, or of the name of what a field refers to; never one of texts or people."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*(\.name)?", name) or any(word in name for word in PRIVATE):
        raise ValueError(f"{name!r} may not be asked for; write a field such as category or assignment_group.name")
    return name


def parse_table_name(name: str) -> str:
    """Return the name of a table that holds neither HR cases nor security incidents, nor everything there is."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name) or name == "task" or name.startswith(("sn_hr", "sn_si", "sys_")):
        raise ValueError(f"{name!r} may not be asked for; write a table of requests such as incident or sc_req_item")
    return name


FieldName = Annotated[Line, AfterValidator(parse_field_name)]


class Settings(ApiSettings):
    """The records that count, and how. Statuses are the numbers of `state`, whatever language its labels are in."""

    user: Line | None = Field(None, description="name of the user whose password is the token; absent for an API key")
    table: Annotated[Line, AfterValidator(parse_table_name)] = Field(
        "incident", description="table whose records count"
    )
    queue: FieldName = Field("assignment_group.name", description="field that becomes the ticket's queue")
    kind: FieldName = Field("category", description="field that becomes the ticket's kind")
    label_field: FieldName | None = Field(None, description="field whose values, with commas between, are the labels")
    restricted_field: FieldName | None = Field(None, description="yes/no field of records that must never come")
    requester: Literal["caller_id", "requested_for", "opened_by"] = Field(
        "caller_id", description="field that tells requesters apart; its sys_id alone is asked for"
    )
    page_size: Count = Field(500, ge=1, le=10_000, description="records of one answer")
    open: Lines = Field(("1", "2", "3"), description="states of tickets that wait or are worked on")
    resolved: Lines = Field(("6", "7"), description="states of tickets that were answered")
    rejected: Lines = Field(("8",), description="states of tickets closed without an answer")


class ServiceNowRecords(ResponseModel):
    """Some records: the fields that were asked for, which are all text."""

    result: tuple[Annotated[dict[str, str], BeforeValidator(drop_nested)], ...]
