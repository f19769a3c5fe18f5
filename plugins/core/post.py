"""A post: news, in its author's words."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from plugins.core.content import Content
from plugins.core.fields import DayOrMoment, Id, Line, PersonId, as_list
from plugins.core.record import Mistake

Authors = Annotated[tuple[PersonId, ...], BeforeValidator(as_list)]


class Dated(Content):
    """Something that an author writes on a day."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "published": "is gone: the ledger says when something went out, on the first publish its `date`; delete this line"
    }

    title: Line = Field(description="say in one line what it is about")
    date: DayOrMoment = Field(description="give the day on which it goes out, such as 2026-11-20")
    authors: Authors = Field((), description="ids of the people who wrote it")


class Post(Dated):
    """Front matter of content/posts/YEAR/NAME.md."""

    summary: Line | None = Field(None, description="one line for lists; the first paragraph if absent")
    action: Line | None = Field(None, description='what readers need to do; "Nothing" is an answer')
    slug: Id | None = Field(None, description="the last part of its address; the file's name if absent")
    start: DayOrMoment | None = Field(None, description="when it begins, if it happens at a time")
    end: DayOrMoment | None = Field(None, description="when it ends")

    def mistakes(self) -> Iterator[Mistake]:
        """An end needs a start before it."""
        if self.end and not self.start:
            yield Mistake(("end",), "has no `start` before it; add one")
        if self.start and self.end and str(self.end) < str(self.start):
            yield Mistake(("end",), f"{self.end} is before the start, {self.start}; swap them")
