"""Jira's own words: its section in config/tickets.yaml, and what it answers.

Source: developer.atlassian.com, the groups Issue search, Projects and Myself of both REST interfaces.
"""

from typing import Literal

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

LATER = "statuscategorychangedate"  # when a status of the kind "done" was reached, where no resolution was set
FIELDS = f"summary status created resolutiondate resolution issuetype project components labels security {LATER}"


class Settings(ApiSettings):
    """Which issues of a Jira count, and how. A status in none of the lists is open, unless Jira holds it for done."""

    email: Line | None = Field(None, description="address of the account in Jira Cloud; left out for Data Center")
    projects: Lines = Field((), description="keys or names of the projects that count; all that we see if absent")
    exclude_projects: Lines = Field((), description="keys or names of projects that do not count")
    queue: Literal["project", "component", "type"] = Field("project", description="what becomes the ticket's queue")
    resolved: Lines = Field(("Done", "Closed", "Resolved"), description="statuses and resolutions of what was answered")
    rejected: Lines = Field(
        ("Declined", "Canceled", "Cancelled", "Won't Do", "Won't Fix", "Duplicate"),
        description="statuses and resolutions of what was closed without an answer",
    )


class Named(Answer):
    """A project, a component or a type of issue; only a project has a key."""

    id: str
    name: str
    key: str = ""


class Issue(Answer):
    """What we keep of an issue; its key is what people call it."""

    key: str
    created: AwareDatetime = at("fields.created")
    status: str = at("fields.status.name")
    category: str = at("fields.status.statusCategory.key")  # new, indeterminate or done
    resolution: str = at("fields.resolution.name", "")
    ended: AwareDatetime | None = at("fields.resolutiondate", None)
    later: AwareDatetime | None = at(f"fields.{LATER}", None)
    type: str = at("fields.issuetype.name")
    project: Named = at("fields.project")
    components: tuple[Named, ...] = at("fields.components", ())
    labels: frozenset[str] = at("fields.labels", frozenset())
    security: Answer | None = at("fields.security", None)
    title: str = at("fields.summary", "")


class Found(Answer):
    """Some of what a search finds: with a token for more in Cloud, with the number of all in Data Center."""

    issues: tuple[Issue, ...]
    next: str | None = Field(None, alias="nextPageToken")
    is_last: bool | None = Field(None, alias="isLast")
    total: int | None = None


class Projects(Answer):
    """Some of the projects that we see, in Cloud."""

    values: tuple[Named, ...]
    is_last: bool = Field(alias="isLast")


class Counted(Answer):
    """About how many issues a search finds."""

    count: int


class Myself(Answer):
    """Our own account."""

    name: str = Field(alias="displayName")
    zone: str = Field("unknown", alias="timeZone")
