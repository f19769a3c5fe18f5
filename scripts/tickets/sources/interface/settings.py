"""Settings that every ticket system with an interface for programs has: where it is, and what its words mean."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from plugins.core.source.records.record import Mistake
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.status_mapping import find_ambiguous_statuses

Lines = Annotated[tuple[Line, ...], BeforeValidator(wrap_in_list)]
SomeLines = Annotated[Lines, Field(min_length=1)]


class ApiSettings(HttpSettings):
    """The part that every such system's section has. A system's own settings add to it, and give the words defaults."""

    open: Lines = Field((), description="statuses of tickets that wait or are worked on")
    resolved: Lines = Field((), description="statuses of tickets that were answered")
    rejected: Lines = Field((), description="statuses of tickets closed without an answer")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield those of every HTTP source, and words with two meanings."""
        yield from super().mistakes()
        yield from find_ambiguous_statuses(self)
