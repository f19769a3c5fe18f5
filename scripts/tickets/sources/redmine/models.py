"""Redmine's own words: its section in config/tickets.yaml, and what it answers.

Source: Redmine 5.0.4, app/views/issues/index.api.rsb.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


class Settings(ApiSettings):
    """Which issues of a Redmine count, and how. A status in none of the lists is open, if Redmine holds it for open."""

    projects: Lines = Field(
        (), description="names or identifiers of the projects that count, each without its sub-projects"
    )
    exclude_projects: Lines = Field((), description="names or identifiers of projects that do not count")
    trackers: Lines = Field((), description="names of the trackers that count; all if absent")
    exclude_trackers: Lines = Field((), description="names of trackers that do not count")
    queue: Literal["category", "project", "tracker"] = Field("category", description="what becomes the ticket's queue")
    open: Lines = Field((), description="closed statuses that do not end a ticket")
    resolved: Lines = Field(
        ("Closed",), description="statuses of issues that were answered; Redmine must hold them for closed"
    )
    rejected: Lines = Field(("Rejected",), description="statuses of issues closed without an answer")
    label_field: Line | None = Field(
        None, description="custom field whose values are labels, or the word tracker or category"
    )


class Named(Answer):
    """Something with a name: a tracker, a category, a project as an issue names it."""

    id: int
    name: str


class Status(Named):
    """A status; a closed one is what gives an issue its closing date."""

    is_closed: bool = False


class CustomField(Answer):
    """A custom field of an issue; a list field has several values."""

    name: str
    value: str | tuple[str, ...] | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """Its values that are not empty."""
        values = (self.value,) if isinstance(self.value, str) else self.value or ()
        return tuple(value for value in values if value)


class Issue(Answer):
    """What we keep of an issue. Redmine sends description, names and more unasked; that is dropped on reading."""

    id: int
    project: Named
    tracker: Named
    status: Named
    category: Named | None = None
    subject: str = ""
    author: int | None = at("author.id", None)
    is_private: bool = False
    created_on: AwareDatetime
    closed_on: AwareDatetime | None = None
    custom_fields: tuple[CustomField, ...] = ()


class Issues(Answer):
    """One page of issues."""

    issues: tuple[Issue, ...]
    total_count: int


class Project(Named):
    """A project that the user sees."""

    identifier: str


class Projects(Answer):
    """One page of projects."""

    projects: tuple[Project, ...]
    total_count: int


class Trackers(Answer):
    """Every tracker."""

    trackers: tuple[Named, ...]


class Statuses(Answer):
    """Every status."""

    issue_statuses: tuple[Status, ...]


class Me(Answer):
    """Who we are. Redmine adds our key and mail address, which are dropped on reading."""

    login: str = at("user.login")


def values_of(issue: Issue, field: str | None) -> frozenset[str]:
    """The labels of an issue: values of the label field, or the name of the tracker or category."""
    if field in ("tracker", "category"):
        part = issue.tracker if field == "tracker" else issue.category
        return frozenset([part.name] if part else [])
    return frozenset(value for each in issue.custom_fields if each.name == field for value in each.values)
