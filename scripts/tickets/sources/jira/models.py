"""Jira's section in config/tickets.yaml, and what it answers."""

from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import NamedReference, ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

LATER = "statuscategorychangedate"  # when a status of the kind "done" was reached, where no resolution was set
FIELDS = f"summary status created resolutiondate resolution issuetype project components labels security {LATER}"


class Settings(ApiSettings):
    """The issues of a Jira that count, and how. A status in none of the lists is open, unless Jira holds it for done."""

    email: Line | None = Field(None, description="address of the account in Jira Cloud; left out for Data Center")
    projects: Lines = Field((), description="keys or names of the projects that count; all that we see if absent")
    exclude_projects: Lines = Field((), description="keys or names of projects that do not count")
    queue: Literal["project", "component", "type"] = Field("project", description="what becomes the ticket's queue")
    resolved: Lines = Field(("Done", "Closed", "Resolved"), description="statuses and resolutions of what was answered")
    rejected: Lines = Field(
        ("Declined", "Canceled", "Cancelled", "Won't Do", "Won't Fix", "Duplicate"),
        description="statuses and resolutions of what was closed without an answer",
    )


class JiraProject(NamedReference):
    """A project."""

    key: str = ""


class JiraIssue(ResponseModel):
    """The part of an issue that we keep; its key is what people call it."""

    key: str
    created: AwareDatetime = nested("fields.created")
    status: str = nested("fields.status.name")
    category: str = nested("fields.status.statusCategory.key")  # new, indeterminate or done
    resolution: str = nested("fields.resolution.name", "")
    ended: AwareDatetime | None = nested("fields.resolutiondate", None)
    later: AwareDatetime | None = nested(f"fields.{LATER}", None)
    type: str = nested("fields.issuetype.name")
    project: JiraProject = nested("fields.project")
    components: tuple[NamedReference, ...] = nested("fields.components", ())
    labels: frozenset[str] = nested("fields.labels", frozenset())
    security: ResponseModel | None = nested("fields.security", None)
    title: str = nested("fields.summary", "")


class JiraSearchPage(ResponseModel):
    """Some of what a search finds: with a token for more in Cloud, with the number of all in Data Center."""

    issues: tuple[JiraIssue, ...]
    next: str | None = Field(None, alias="nextPageToken")
    is_last: bool | None = Field(None, alias="isLast")
    total: int | None = None


class JiraProjectPage(ResponseModel):
    """Some of the projects that we see, in Cloud."""

    values: tuple[JiraProject, ...]
    is_last: bool = Field(alias="isLast")


class JiraUser(ResponseModel):
    """Our own account."""

    name: str = Field(alias="displayName")
    zone: str = Field("unknown", alias="timeZone")
