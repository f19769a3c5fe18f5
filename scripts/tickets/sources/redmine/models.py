"""Redmine's section in config/tickets.yaml, and what it answers."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import NamedReference, ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

USUAL_ENDS = ("Closed", "Rejected")  # the closed statuses that Redmine comes with


class Settings(ApiSettings):
    """The issues of a Redmine that count, and how. A status in none of the lists is open, if Redmine holds it for open."""

    projects: Lines = Field(
        (), description="names or identifiers of the projects that count, each without its sub-projects"
    )
    exclude_projects: Lines = Field((), description="names or identifiers of projects that do not count")
    trackers: Lines = Field((), description="names of the trackers that count; all if absent")
    exclude_trackers: Lines = Field((), description="names of trackers that do not count")
    queue: Literal["category", "project", "tracker"] = Field("category", description="what becomes the ticket's queue")
    open: Lines = Field((), description="closed statuses that do not end a ticket")
    resolved: Lines = Field(
        USUAL_ENDS[:1], description="statuses of issues that were answered; Redmine must hold them for closed"
    )
    rejected: Lines = Field(USUAL_ENDS[1:], description="statuses of issues closed without an answer")
    label_field: Line | None = Field(
        None, description="custom field whose values are labels, or the word tracker or category"
    )


class RedmineStatus(NamedReference):
    """A status; a closed one is what gives an issue its closing date."""

    is_closed: bool = False


class RedmineCustomField(ResponseModel):
    """A custom field of an issue; a list field has several values."""

    name: str
    value: Annotated[
        tuple[str, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value or ())
    ] = ()


class RedmineIssue(ResponseModel):
    """The part of an issue that we keep. Redmine sends description, names and more unasked; that is dropped on reading."""

    id: int
    project: NamedReference
    tracker: NamedReference
    status: NamedReference
    category: NamedReference | None = None
    subject: str = ""
    author: int | None = nested("author.id", None)
    is_private: bool = False
    created_on: AwareDatetime
    closed_on: AwareDatetime | None = None
    custom_fields: tuple[RedmineCustomField, ...] = ()


class RedmineIssuePage(ResponseModel):
    """One page of issues."""

    issues: tuple[RedmineIssue, ...]
    total_count: int


class RedmineProject(NamedReference):
    """A project that the user sees."""

    identifier: str
    parent: NamedReference | None = None


class RedmineProjectPage(ResponseModel):
    """One page of projects."""

    projects: tuple[RedmineProject, ...]
    total_count: int


def read_labels(issue: RedmineIssue, field: str | None) -> frozenset[str]:
    """Return the labels of an issue: values of the label field, or the name of the tracker or category."""
    if field in ("tracker", "category"):
        part = issue.tracker if field == "tracker" else issue.category
        return frozenset([part.name] if part else [])
    return frozenset(value for each in issue.custom_fields if each.name == field for value in each.value if value)
