"""A maintenance: planned work that readers may notice."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from plugins.core.source.days import show_time
from plugins.core.source.records.content import Content, Status, find_idle_days
from plugins.core.source.records.fields import (
    BLANK_IS_EMPTY,
    Action,
    ClockTime,
    Count,
    Day,
    Line,
    Markdown,
    ServiceKey,
)
from plugins.core.source.records.level import Impact
from plugins.core.source.records.record import Mistake

LONGEST_NOTICE = 20  # working days between a reminder and what it reminds of


WHICH = "say which services, and how they work meanwhile: email: degraded"


class MaintenanceStatus(StrEnum):
    """Whether it is on the site, and what became of it; `published` is another word for planned."""

    DRAFT = "draft"
    PUBLISHED = "published"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DONE = "done"
    WITHDRAWN = "withdrawn"

    @property
    def is_closed(self) -> bool:
        """Whether somebody said that it is over, or that it will not be."""
        return self in (MaintenanceStatus.CANCELLED, MaintenanceStatus.DONE)


class Maintenance(Content):
    """content/maintenance/NAME.yaml."""

    title: Line = Field(description="say what is done, in the words of those who notice it")
    status: MaintenanceStatus = Field(  # type: ignore[assignment]
        MaintenanceStatus.PLANNED, description="planned, done or cancelled; draft or withdrawn: not on the site"
    )
    services: Annotated[dict[ServiceKey, Impact], BLANK_IS_EMPTY] = Field(description=WHICH)  # type: ignore[assignment]
    start: ClockTime = Field(description="give the day and the time, such as 2026-11-25 20:00")
    end: ClockTime = Field(description="give the day and the time at which it is to be over")
    why: Line | None = Field(None, description="say in one line why it is worth the trouble")
    text: Markdown | None = Field(None, description="what goes on meanwhile, and who tells how it is going")
    action: Action = Field("", description='what readers need to do; "Nothing" if absent')
    due: Day | None = Field(None, description="the last day on which readers can do it, such as 2026-11-24")
    moved_because: Line | None = Field(None, description="why it has another start now than readers were told")
    cancelled_because: Line | None = Field(None, description="why it does not happen")
    recurs: Line | None = Field(
        None, description="how often it comes again, as calendars say it: FREQ=MONTHLY;BYDAY=2TH"
    )
    skip: tuple[Day, ...] = Field((), description="days whose window of a recurring one does not happen")
    announced: Day | None = Field(None, description="the day on which readers first hear of it")
    remind: Count | None = Field(
        None, description="working days before it at which readers hear of it again; 1 if absent, 0 for never"
    )

    @property
    def publication(self) -> Status:
        """Whether it is on the site."""
        known = {MaintenanceStatus.DRAFT: Status.DRAFT, MaintenanceStatus.WITHDRAWN: Status.WITHDRAWN}
        return known.get(self.status, Status.PUBLISHED)

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what is wrong between times, words and the status."""
        if not self.services and self.status is not MaintenanceStatus.DRAFT:
            yield Mistake(("services",), f"is empty; {WHICH}")
        has_times = (self.start.tzinfo is None) == (self.end.tzinfo is None)
        if not has_times:
            yield Mistake(("end",), "has an offset from UTC, or `start` has one; write both in the same way")
        elif self.end <= self.start:
            yield Mistake(
                ("end",), f"{show_time(self.end)} is not after the start, {show_time(self.start)}; correct one of them"
            )
        yield from self.find_untimely_days()
        yield from self.find_unfit_words()
        yield from self.find_recurrence_mistakes() if self.recurs else self.find_missing_recurrence()

    def find_untimely_days(self) -> Iterator[Mistake]:
        """Yield days that come too late, and what has no day."""
        yield from find_idle_days(self.action, self.due)
        if self.due and self.due > self.end.date():
            yield Mistake(
                ("due",), f"{self.due} is after the end, {self.end:%Y-%m-%d}; give the last day on which it helps"
            )
        if self.announced and self.announced > self.start.date():
            yield Mistake(
                ("announced",),
                f"{self.announced} is after the start, {self.start:%Y-%m-%d}; give the day on which readers hear of it",
            )
        if self.remind and self.remind > LONGEST_NOTICE:
            yield Mistake(
                ("remind",), f"{self.remind} working days before is too early; write at most {LONGEST_NOTICE}"
            )

    def find_unfit_words(self) -> Iterator[Mistake]:
        """Yield reasons for what did not happen."""
        if self.cancelled_because and self.status is not MaintenanceStatus.CANCELLED:
            yield Mistake(
                ("cancelled_because",),
                f"is there, but it is {self.status}; write `status: cancelled`, or delete this line",
            )
        if self.moved_because and self.recurs:
            yield Mistake(
                ("moved_because",),
                "does not fit what recurs; write the day of that window in `skip`, and its new time in a file of its own",
            )

    def find_missing_recurrence(self) -> Iterator[Mistake]:
        """Yield days of windows where nothing recurs."""
        if self.skip:
            yield Mistake(
                ("skip",), "is for what recurs; write `status: cancelled`, or say in `recurs` how often it comes"
            )

    def find_recurrence_mistakes(self) -> Iterator[Mistake]:
        """Yield what is wrong with what recurs."""
        if self.status.is_closed:
            yield Mistake(
                ("status",),
                f"{self.status} does not fit what recurs: its windows end by themselves; "
                "name single ones in `skip`, and end all of them with UNTIL in `recurs`",
            )
        if self.due:
            yield Mistake(("due",), "is one day, and this recurs; delete this line, and say in `action` until when")
        if self.start.tzinfo or self.end.tzinfo:
            yield Mistake(
                ("start",), "has an offset from UTC; write times of what recurs on the site's clock, without one"
            )
        elif self.recurs and self.end > self.start:
            yield from self.find_rule_mistakes(self.recurs)

    def find_rule_mistakes(self, rule: str) -> Iterator[Mistake]:
        """Yield what is wrong with the rule, and days of `skip` on which it has no window."""
        from plugins.maintenance.recurrence import explain_rule, list_starts  # slow to import, and most do not recur

        if reason := explain_rule(rule, self.start, self.end):
            yield Mistake(("recurs",), reason)
            return
        for index, day in enumerate(self.skip):
            first = self.start + (day - self.start.date())
            if not any(list_starts(rule, self.start, first, first)):
                yield Mistake(("skip", index), f"{day} is no day on which a window begins; give such a day")
