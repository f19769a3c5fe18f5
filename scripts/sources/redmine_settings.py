"""The section `redmine` of config/tickets.yaml: a Redmine 5."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plugins.core.fields import Line, as_list
from plugins.core.record import Mistake
from scripts.sources.http_settings import HttpSettings
from scripts.sources.meanings import double_meanings

Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]


class Settings(HttpSettings):
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

    def mistakes(self) -> Iterator[Mistake]:
        """Those of every HTTP source, and words with two meanings."""
        yield from super().mistakes()
        yield from double_meanings(self)
