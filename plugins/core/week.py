"""A week: what IT did, in numbers from the ticket system and in a person's words."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from plugins.core.content import Content
from plugins.core.fields import Count, Flag, Id, Line, Markdown, Number
from plugins.core.record import Mistake, Record

Few = Literal["few"]




class Figure(Record):
    """One number beside last week's and the mean of the four weeks before; "few" is between 1 and the folding limit."""

    this: Count | Few
    last_week: Count | Few | None = None
    four_weeks: Number | None = Field(None, description="mean of those of the four weeks before that may be shown")


class Hours(Record):
    """A length of time in hours beside last week's and the mean of the four weeks before; None where too few tickets ended."""

    this: Number | None = None
    last_week: Number | None = None
    four_weeks: Number | None = None


class LineCount(Record):
    """How many tickets of one kind were resolved; a line's wording stands in config/lines.yaml."""

    line: Id
    count: Count


class ServiceCount(Record):
    """How many tickets of one service were resolved, its lines, and the rest of it folded together."""

    service: Id
    resolved: Count
    lines: tuple[LineCount, ...] = ()
    others: Count = 0


class LabelledTitle(Record):
    """The title of a ticket that carries the opt-in label; the ticket's key is never shown on the site."""

    ticket: Annotated[str, BeforeValidator(str)]
    title: Line


class Tickets(Record):
    """The machine's part of a week: written by a pull, and by nobody else."""

    complete: Flag = Field(description="false while the week is not over")
    fold_below: Count
    received: Figure
    resolved: Figure
    open: Figure
    median_hours: Hours
    p90_hours: Hours
    services: tuple[ServiceCount, ...] = ()
    other_services: Count = 0
    titles: tuple[LabelledTitle, ...] = ()
    offered: tuple[Annotated[str, BeforeValidator(str)], ...] = Field((), description="every line and title ever offered here")


class Week(Content):
    """content/weeks/2026-W47.yaml: a person's part above, the machine's part `tickets` below."""

    intro: Markdown | None = Field(None, description="two or three sentences in Markdown")
    highlights: tuple[Line, ...] = Field((), description="what else is worth saying, a line each")
    thanks: tuple[Line, ...] = Field((), description="who helped, a line each")
    order: tuple[Id, ...] = Field((), description="ids of lines that come first, in this order")
    wording: dict[Id, Line] = Field({}, description='your own sentence for a line; "{n}" stands for the number')
    hidden: tuple[Id, ...] = Field((), description="ids of lines that are not shown; they count among the others")
    tickets: Tickets | None = Field(None, description="written by `make week`")

    def mistakes(self) -> Iterator[Mistake]:
        """A sentence of one's own that drops the number is said."""
        for line, sentence in self.wording.items():
            if sentence.replace("{n}", "").count("{"):
                yield Mistake(("wording", line), "has a brace that is not {n}; write {n} for the number")
