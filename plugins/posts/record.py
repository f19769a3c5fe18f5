"""A post: news, in its author's words."""

from collections.abc import Iterator

from pydantic import Field

from plugins.core.source.records.content import Announcement
from plugins.core.source.records.fields import DayOrMoment, Id, Line
from plugins.core.source.records.record import Mistake


class Post(Announcement):
    """Front matter of content/posts/YEAR/NAME.md."""

    summary: Line | None = Field(None, description="one line for lists; the first paragraph if absent")
    slug: Id | None = Field(None, description="the last part of its address; the file's name if absent")
    start: DayOrMoment | None = Field(None, description="when it begins, if it happens at a time")
    end: DayOrMoment | None = Field(None, description="when it ends")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is wrong with what it asks for, and an end without a start before it."""
        yield from super().mistakes()
        if self.end and not self.start:
            yield Mistake(("end",), "has no `start` before it; add one")
        if self.start and self.end and str(self.end) < str(self.start):
            yield Mistake(("end",), f"{self.end} is before the start, {self.start}; swap them")
