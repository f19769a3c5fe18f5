"""GitLab's section in config/tickets.yaml, and what it answers."""

from pydantic import AwareDatetime, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines, SomeLines


class Settings(ApiSettings):
    """The issues that count, and how. GitLab knows open and closed alone, so that labels may say more of an end."""

    projects: SomeLines = Field(
        description="name the projects whose issues count, each with its groups, such as company/helpdesk"
    )
    queue_label: Line | None = Field(
        None, description="how labels that name a queue begin, such as `area::`; the project is the queue without it"
    )
    resolved: Lines = Field(("closed",), description="the word closed, or labels of closed issues that were answered")
    rejected: Lines = Field((), description="labels of issues closed without an answer")


class GitLabIssue(ResponseModel):
    """The part of an issue that we keep. Its author is a number here; name, text and comments are dropped on reading."""

    number: int = nested("iid")
    title: str
    state: str
    created: AwareDatetime = nested("created_at")
    closed: AwareDatetime | None = nested("closed_at", None)
    labels: tuple[str, ...] = ()
    type: str = nested("issue_type", "issue")
    author: int | None = nested("author.id", None)
    confidential: bool = False
