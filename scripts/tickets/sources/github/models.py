"""GitHub's section in config/tickets.yaml, and what it answers."""

import re
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.http.settings import Address
from scripts.tickets.sources.interface.response_models import ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


def parse_repository(name: str) -> str:
    """Return the name of a repository with its owner's."""
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", name):
        raise ValueError(f"{name!r} is not a repository; write owner/name")
    return name


class Settings(ApiSettings):
    """The issues that count, and how. A pull request is no issue."""

    url: Address = Field("https://api.github.com", description="address of the REST interface")
    repositories: Annotated[
        tuple[Annotated[Line, AfterValidator(parse_repository)], ...],
        BeforeValidator(wrap_in_list),
        Field(min_length=1),
    ] = Field(description="name the repositories whose issues count, such as company/helpdesk")
    queue_label: Line | None = Field(
        None, description="how labels that name a queue begin, such as `area:`; the repository is the queue without it"
    )
    resolved: Lines = Field(("completed",), description="reasons for which an answered issue is closed")
    rejected: Lines = Field(("not_planned", "duplicate"), description="reasons of what is closed without an answer")


class GitHubLabel(ResponseModel):
    """A label."""

    name: str | None = None


class GitHubIssue(ResponseModel):
    """The part of an issue that we keep. Its author is a number here; name, text and comments are dropped on reading."""

    id: int
    number: int
    title: str
    state: str
    reason: str | None = nested("state_reason", None)
    created: AwareDatetime = nested("created_at")
    closed: AwareDatetime | None = nested("closed_at", None)
    labels: tuple[GitHubLabel | str, ...] = ()
    type: str = nested("type.name", "")
    author: int | None = nested("user.id", None)
    pull_request: ResponseModel | None = None
