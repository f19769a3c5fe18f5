"""The section `rt` of config/tickets.yaml: a Request Tracker 5."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.fields import Line, as_list
from plugins.core.record import Mistake
from scripts.sources.http_settings import HttpSettings
from scripts.sources.meanings import double_meanings

Lines = Annotated[tuple[Line, ...], BeforeValidator(as_list)]


class Settings(HttpSettings):
    """Which tickets of an RT count, and how. `url` is the address that RT's own pages start with."""

    queues: Lines = Field((), description="names of the queues that count; all that the user sees if absent")
    exclude_queues: Lines = Field((), description="names of queues that do not count")
    open: Lines = Field(("new", "open", "stalled"), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field(("resolved",), description="statuses of tickets that were answered")
    rejected: Lines = Field(("rejected",), description="statuses of tickets closed without an answer")
    label_field: Line | None = Field(None, description="custom field whose values are the ticket's labels")

    def mistakes(self) -> Iterator[Mistake]:
        """Those of every HTTP source, and words with two meanings."""
        yield from super().mistakes()
        yield from double_meanings(self)
