"""Roundup's section in config/tickets.yaml, and what it answers.

Source: roundup-tracker.org, version 2.6: REST API for Roundup. Each tracker gives its issues properties of its own.
"""

from typing import Annotated, Any

from pydantic import AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line
from scripts.tickets.sources.interface.response_models import NamedReference, ResponseModel, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

OPEN = ("unread", "deferred", "chatting", "need-eg", "in-progress", "testing", "done-cbb")  # as its "Show Open" has it


class Settings(ApiSettings):
    """The issues that count, and how. Most properties of an issue are links to a class."""

    user: Line | None = Field(None, description="name of the account; left out if the token is a JSON Web Token")
    queue_field: Line = Field("keyword", description="property that names the queue, and the class that it links to")
    kind_field: Line | None = Field(None, description="property that names the kind, and the class that it links to")
    label_field: Line | None = Field(None, description="property that links to labels")
    private_field: Line | None = Field(None, description="property that is true for issues which must not be seen")
    end_field: Line = Field("activity", description="property that dates the end; `activity` is the last change")
    open: Lines = Field(OPEN, description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("resolved",), description="statuses of tickets that were answered")


def list_references(value: Any) -> list[Any]:
    """Return what a property links to as a list: it may be one thing, some, or none."""
    return value if isinstance(value, list) else [value] if value else []


References = Annotated[tuple[NamedReference, ...], BeforeValidator(list_references)]
Timestamp = Annotated[
    AwareDatetime, BeforeValidator(lambda text: f"{text}Z".replace(".", "T", 1))
]  # 2026-10-18.22:00:00


class RoundupIssue(ResponseModel):
    """The part of an issue that we keep, under our own names for what trackers call otherwise; its creator is a number."""

    id: str
    title: str | None
    status: References
    creation: Timestamp
    end: Timestamp | None
    queues: References
    kinds: References = ()
    labels: References = ()
    private: bool | None = None
    creator: str | None = None


class RoundupPage(ResponseModel):
    """Some of what a question finds; where that is more than Roundup may count, the number of all is -1."""

    rows: tuple[RoundupIssue, ...]
    total: int = nested("data.@total_size")
    more: tuple[ResponseModel, ...] = nested("data.@links.next", ())


def make_page_model(names: dict[str, str | None]) -> type[RoundupPage]:
    """Make the model of a page whose issues have some fields under a tracker's own names."""

    class OwnIssue(RoundupIssue, alias_generator=lambda name: names.get(name) or name): ...

    class OwnPage(RoundupPage):
        rows: tuple[OwnIssue, ...] = nested("data.collection")

    return OwnPage
