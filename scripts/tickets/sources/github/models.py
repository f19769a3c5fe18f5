"""GitHub's own words: its section in config/tickets.yaml, and what it answers.

Source: docs.github.com, REST interface, List repository issues and Search issues, version 2022-11-28.
"""

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.http.settings import Address
from scripts.tickets.sources.interface.response_models import Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines


def as_repository(name: str) -> str:
    """The name of a repository with its owner's."""
    if (
        len(name.split("/")) != 2
        or not name.replace("/", "").replace("-", "").replace("_", "").replace(".", "").isalnum()
    ):
        raise ValueError(f"{name!r} is not a repository; write owner/name")
    return name


class Settings(ApiSettings):
    """Which issues count, and how. A pull request is no issue."""

    url: Address = Field("https://api.github.com", description="address of the REST interface")
    repositories: Annotated[
        tuple[Annotated[Line, AfterValidator(as_repository)], ...], BeforeValidator(wrap_in_list), Field(min_length=1)
    ] = Field(description="name the repositories whose issues count, such as company/helpdesk")
    queue_label: Line | None = Field(
        None, description="how labels that name a queue begin, such as `area:`; the repository is the queue without it"
    )
    resolved: Lines = Field(("completed",), description="reasons for which an answered issue is closed")
    rejected: Lines = Field(("not_planned", "duplicate"), description="reasons of what is closed without an answer")


class Label(Answer):
    """A label."""

    name: str | None = None


class Issue(Answer):
    """What we keep of an issue. Its author is a number here; name, text and comments are dropped on reading."""

    id: int
    number: int
    title: str
    state: str
    reason: str | None = at("state_reason", None)
    created: AwareDatetime = at("created_at")
    closed: AwareDatetime | None = at("closed_at", None)
    labels: tuple[Label | str, ...] = ()
    type: str = at("type.name", "")
    author: int | None = at("user.id", None)
    pull_request: Answer | None = None


class Counted(Answer):
    """How many issues a search finds."""

    total: int = at("total_count")


class User(Answer):
    """Our own account."""

    login: str
