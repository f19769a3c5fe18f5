"""A week: what IT did, in numbers from the ticket system and in a person's words."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import BLANK_IS_EMPTY, Count, Day, Flag, Id, Line, Markdown, Reference
from plugins.core.source.records.record import Mistake, Record

Few = Literal["few"]  # between 1 and 4
Reason = Literal[
    "the export ends before the week",
    "the export begins after the week",
    "the list of tickets was cut off",
    "tickets of earlier weeks are missing",
    "it is not certain which tickets are left out",
]
CATEGORY_OR_SERVICE = Reference("category or service", free="about-")  # labels that titles gave stand in no file
CategoryOrServiceId = Annotated[Id, CATEGORY_OR_SERVICE]


def read_ticket_key(value: Any) -> Any:
    """Return a ticket's key as it was typed; a number needs no quotes."""
    return str(value) if isinstance(value, str) else value


TicketKey = Annotated[Line, BeforeValidator(read_ticket_key)]


class Figure(Record):
    """A total, and what it was in each of the four weeks before on average; None where they are not all known, or few."""

    this: Count | Few
    four_weeks: Count | None = None


class Hours(Record):
    """Hours or days, rounded up, beside those of all tickets of the four weeks before; None of fewer than five tickets."""

    this: Count | None = None
    four_weeks: Count | None = None


class BurstCount(Record):
    """Many tickets that were received, or resolved, within an hour of a day; no other number but `open` counts them."""

    day: Day
    event: Literal["received", "resolved"]
    count: Count


class CategoryCount(Record):
    """How many tickets of one category were resolved; its wording stands in config/categories.yaml.

    `words` are those of a category that stands in no file: what many people wrote in the titles of its tickets.
    """

    category: Id
    count: Count
    words: Line | None = None


class ServiceCount(Record):
    """How many tickets of one service were resolved, by category; `others` is their sum beside the named categories."""

    service: Id
    resolved: Count
    categories: Annotated[tuple[CategoryCount, ...], BLANK_IS_EMPTY] = ()
    others: Count = 0


class ProposedTitle(Record):
    """The redacted title of a ticket that carries the opt-in label, for a person to take, to reword or to decline.

    `resolved` is the day on the site's clock. The site shows a title only if a person has it in `titles` of their own file.
    """

    ticket: TicketKey
    service: Id | None = None
    resolved: Day
    title: Line


class WeekTickets(Record):
    """content/weeks/2026-W47.tickets.yaml: what the ticket system says of a week; written by a pull and by nobody else."""

    complete: Flag = Field(description="false while the week is not over, or where tickets may be missing")
    reason: Reason | None = Field(None, description="why a week that is over is not complete")
    minimum_count: Count
    received: Figure
    resolved: Figure
    open: Figure
    median_hours: Hours
    p90_hours: Hours
    median_days: Hours | None = Field(
        None,
        description="in place of hours where the ticket system says days without times: days of the calendar, 0 is the same",
    )
    p90_days: Hours | None = None
    services: Annotated[tuple[ServiceCount, ...], BLANK_IS_EMPTY] = ()
    other_services: Count = Field(0, description="all other tickets that were resolved")
    wrong_times: Annotated[Count, Field(ge=1)] | None = Field(
        None,
        description="tickets of this week and the four before it that count in no number, as their times cannot be true",
    )
    bursts: Annotated[tuple[BurstCount, ...], BLANK_IS_EMPTY] = ()
    proposed: Annotated[tuple[ProposedTitle, ...], BLANK_IS_EMPTY] = Field(
        (), description="titles that a person may publish: `make review`"
    )
    checksum: str = Field("", description="tells whether the file is as its pull wrote it")


def compute_checksum(text: str) -> str:
    """Return the checksum of a pull's file: a hash of all its lines but the one with the checksum."""
    lines = (line for line in text.split("\n") if not line.startswith("checksum:"))
    return "sha256-" + hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def find_checksum_mistakes(source: str, text: str) -> Iterator[Mistake]:
    """Yield a mistake if the text of a pull's file does not fit its checksum."""
    week = source.rpartition("/")[2].partition(".")[0]
    if f"checksum: {compute_checksum(text)}" not in text.split("\n"):
        message = (
            f"does not fit: somebody changed this file after its pull; undo that or run `make week WEEK={week} AGAIN=1`, "
            f"and say in {week}.yaml what you want to say"
        )
        yield Mistake(("checksum",), message)


class PublishedTitle(Record):
    """A solved ticket that the page names, in the words that a person took, reworded or wrote; its key is never shown."""

    ticket: TicketKey
    title: Line


class Week(Content):
    """content/weeks/2026-W47.yaml: what a person says about a week; no pull reads or writes it."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "order": "is called `pinned` now",
        "tickets": (
            "moved to {name}.tickets.yaml: put the titles that you reviewed into `titles`, delete the rest, "
            "then run `make week WEEK={name} AGAIN=1`"
        ),
    }

    intro: Markdown | None = Field(None, description="two or three sentences in Markdown")
    highlights: Annotated[tuple[Line, ...], BLANK_IS_EMPTY] = Field(
        (), description="what else is worth saying, a line each"
    )
    thanks: Annotated[tuple[Line, ...], BLANK_IS_EMPTY] = Field((), description="who helped, a line each")
    pinned: Annotated[tuple[CategoryOrServiceId, ...], BLANK_IS_EMPTY] = Field(
        (), description="ids of categories or services that come first, in this order"
    )
    wording: Annotated[dict[Id, Line], BLANK_IS_EMPTY, CATEGORY_OR_SERVICE.mark_keys()] = Field(
        {}, description='your own sentence for a category; "{n}" stands for the number'
    )
    hidden: Annotated[tuple[CategoryOrServiceId, ...], BLANK_IS_EMPTY] = Field(
        (), description="ids of categories or services that are not shown; they count among the others"
    )
    titles: Annotated[tuple[PublishedTitle, ...], BLANK_IS_EMPTY] = Field(
        (), description="solved tickets that the page names: key and words; `make review` offers what a pull found"
    )
    declined: Annotated[tuple[TicketKey, ...], BLANK_IS_EMPTY] = Field(
        (), description="keys of tickets whose proposed titles are not to be shown"
    )

    def mistakes(self) -> Iterator[Mistake]:
        """Yield a mistake for an id, an own sentence with a brace that is not {n}, and a ticket that is decided on twice."""
        if self.id is not None:
            yield Mistake(("id",), "a week has the id of its file's name; delete this line")
        for line, sentence in self.wording.items():
            if "{" in sentence.replace("{n}", ""):
                yield Mistake(("wording", line), "has a brace that is not {n}; write {n} for the number")
        decided = set(self.declined)
        for index, title in enumerate(self.titles):
            if title.ticket in decided:
                message = f"{title.ticket!r} stands in `titles` or `declined` already; decide on it once"
                yield Mistake(("titles", index, "ticket"), message)
            decided.add(title.ticket)
