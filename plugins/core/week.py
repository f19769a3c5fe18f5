"""A week: what IT did, in numbers from the ticket system and in a person's words."""

import hashlib
import json
from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plugins.core.blank import BLANK_IS_EMPTY
from plugins.core.content import Content
from plugins.core.fields import Count, Flag, Id, Line, Markdown, Number, PersonId
from plugins.core.record import Mistake, Record

# few: between 1 and the folding limit; withheld: not shown, because it or a number linked with it is few
Unsaid = Literal["few", "withheld"]
Text = Annotated[str, BeforeValidator(str)]


class Figure(Record):
    """One number beside last week's and the mean of the four weeks before; None is what nobody knows."""

    this: Count | Unsaid
    last_week: Count | Unsaid | None = None
    four_weeks: Number | None = Field(None, description="mean of those of the four weeks before that may be shown")


class Hours(Record):
    """A length of time in hours beside last week's and the mean of the four weeks before; None where too few tickets ended."""

    this: Number | None = None
    last_week: Number | None = None
    four_weeks: Number | None = None


class CategoryCount(Record):
    """How many tickets of one kind were resolved; a line's wording stands in config/categories.yaml.

    `words` are those of a line that stands in no file: what many people wrote in the titles of its tickets.
    """

    line: Id
    count: Count
    words: Line | None = None


class ServiceCount(Record):
    """How many tickets of one service were resolved, its lines, and the rest of it folded together."""

    service: Id
    resolved: Count
    lines: Annotated[tuple[CategoryCount, ...], BLANK_IS_EMPTY] = ()
    others: Count = 0

    def rest(self, hidden: Collection[str] = ()) -> int:
        """How many tickets no shown line counts: `others`, and the lines that a person hides or has just deleted."""
        return self.resolved - sum(line.count for line in self.lines if line.line not in hidden)


class LabelledTitle(Record):
    """The redacted title of a ticket that carries the opt-in label; the ticket's key is never shown on the site.

    The site shows it only when a person has reviewed these very words: `reviewed` is the mark of what was read.
    """

    ticket: Text
    title: Line
    reviewed_by: PersonId | None = None
    reviewed: Text | None = Field(None, description="written by `python -m scripts.week WEEK --review PERSON`")

    @property
    def mark(self) -> str:
        """What `reviewed` must say: twelve digits of a hash of the ticket's key and the title as they stand here."""
        return hashlib.sha256(json.dumps([self.ticket, self.title]).encode()).hexdigest()[:12]

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody has reviewed these words."""
        return self.reviewed_by is not None and self.reviewed == self.mark


class Offered(Record):
    """What pulls have written so far, by name: what is here and not above was deleted by a person and stays deleted."""

    lines: Annotated[tuple[Text, ...], BLANK_IS_EMPTY] = ()
    services: Annotated[tuple[Text, ...], BLANK_IS_EMPTY] = ()
    tickets: Annotated[tuple[Text, ...], BLANK_IS_EMPTY] = Field(default=(), description="keys, never titles")


class Tickets(Record):
    """The machine's part of a week: written by a pull, and by nobody else."""

    complete: Flag = Field(description="false while the week is not over")
    minimum_count: Count
    received: Figure
    resolved: Figure
    open: Figure
    median_hours: Hours
    p90_hours: Hours
    services: Annotated[tuple[ServiceCount, ...], BLANK_IS_EMPTY] = ()
    other_services: Count = 0
    titles: Annotated[tuple[LabelledTitle, ...], BLANK_IS_EMPTY] = ()
    offered: Offered = Field(  # `Offered()` would build the record here, for whoever reads no week as well
        default=Offered.model_construct(), description="every line, service and ticket ever written here"
    )
    seal: str = Field(default="", description="tells a pull whether somebody changed its part")

    def rest(self) -> int:
        """How many resolved tickets no shown service counts: `other_services`, and what a person has just deleted."""
        if not isinstance(self.resolved.this, int):
            return 0
        return self.resolved.this - sum(service.resolved for service in self.services)


class Week(Content):
    """content/weeks/2026-W47.yaml: a person's part above, the machine's part `tickets` below."""

    intro: Markdown | None = Field(None, description="two or three sentences in Markdown")
    highlights: Annotated[tuple[Line, ...], BLANK_IS_EMPTY] = Field(
        (), description="what else is worth saying, a line each"
    )
    thanks: Annotated[tuple[Line, ...], BLANK_IS_EMPTY] = Field((), description="who helped, a line each")
    order: Annotated[tuple[Id, ...], BLANK_IS_EMPTY] = Field(
        (), description="ids of lines that come first, in this order"
    )
    wording: Annotated[dict[Id, Line], BLANK_IS_EMPTY] = Field(
        {}, description='your own sentence for a line; "{n}" stands for the number'
    )
    hidden: Annotated[tuple[Id, ...], BLANK_IS_EMPTY] = Field(
        (), description="ids of lines that are not shown; they count among the others"
    )
    tickets: Tickets | None = Field(None, description="written by `make week`")

    def mistakes(self) -> Iterator[Mistake]:
        """A sentence of one's own that has another brace than {n} is said."""
        for line, sentence in self.wording.items():
            if "{" in sentence.replace("{n}", ""):
                yield Mistake(("wording", line), "has a brace that is not {n}; write {n} for the number")
