"""Settings that every ticket system with an interface for programs has: where it is, and what its words mean."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from plugins.core.source.records.record import Mistake
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.status_mapping import double_meanings

Lines = Annotated[tuple[Line, ...], BeforeValidator(wrap_in_list)]


class ApiSettings(HttpSettings):
    """What every such system's section holds. A system's own settings add to it, and give the words their defaults."""

    open: Lines = Field((), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field((), description="statuses of tickets that were answered")
    rejected: Lines = Field((), description="statuses of tickets closed without an answer")

    def mistakes(self) -> Iterator[Mistake]:
        """Those of every HTTP source, and words with two meanings."""
        yield from super().mistakes()
        yield from double_meanings(self)
