"""A project, as its owner last described it."""

from collections.abc import Iterator
from itertools import pairwise

from pydantic import Field

from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import Day, Id, Line, Markdown, PersonId, UpdateId
from plugins.core.source.records.record import Mistake, Record, find_repeated_keys
from plugins.core.source.records.tag import Tag


class State(Tag):
    """How a project stands; `status` is Pelican's word, so a project says `state`."""

    ON_TRACK = "on-track", "On track", "good", "forward"
    AT_RISK = "at-risk", "At risk", "caution", "notice"
    OFF_TRACK = "off-track", "Off track", "bad", "problem"
    PAUSED = "paused", "Paused", "resting", "pause"
    DONE = "done", "Done", "accent", "finished"
    STOPPED = "stopped", "Stopped", "resting", "stop"

    @property
    def is_over(self) -> bool:
        """Whether the project has ended, so that nothing more of it is to come."""
        return self in (State.DONE, State.STOPPED)


class Milestone(Record):
    """Something that will be true on a day."""

    id: Id = Field(description="give it a short id that never changes, such as go-live")
    title: Line = Field(description="say what will be true then")
    planned: Day = Field(description="give the day, such as 2026-11-20; when it moves, change it: history remembers")
    first_planned: Day | None = Field(
        None, description="the day first promised, where it was moved before this file began"
    )
    done: Day | None = Field(None, description="the day it was reached")


class Update(Record):
    """What an owner says about the project on a day; each is an Item."""

    date: Day = Field(description="give the day, such as 2026-11-20")
    summary: Line = Field(description="say in one line how it stands")
    id: UpdateId | None = Field(None, description="never changes once published; the date if absent")
    author: PersonId | None = Field(None, description="who says it; the owner if absent")
    state: State | None = Field(None, description="how the project stands from now on, if it says so")
    text: Markdown | None = Field(None, description="more, in Markdown")
    path_to_green: Line | None = Field(None, description="how the project gets back on track")

    @property
    def key(self) -> str:
        """The key that tells it from the project's other updates, and never changes."""
        return self.id or self.date.isoformat()


class Project(Content):
    """content/projects/NAME.yaml."""

    title: Line = Field(description="give it a name that an outsider understands")
    state: State = Field(description="say how it stands: on-track, at-risk, off-track, paused, done or stopped")
    owner: PersonId = Field(description="give the id of the person who answers for it")
    team: tuple[PersonId, ...] = Field((), description="ids of the others who work on it")
    goal: Line = Field(description="say in one line what will be different")
    benefit: Line = Field(description="say in one line what readers get from it")
    started: Day = Field(description="give the day it began, such as 2026-01-15")
    next: Line | None = Field(None, description="what happens next")
    milestones: tuple[Milestone, ...] = Field((), description="in the order in which they come")
    updates: tuple[Update, ...] = Field(description="say how it stands, newest first", min_length=1)

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what an outsider would stumble over: no way back, no next step, a state that is said in two ways."""
        newest = self.updates[0]
        if self.state is State.OFF_TRACK and not newest.path_to_green:
            yield Mistake(("updates", 0), "an off-track project says how it gets back on track; add `path_to_green`")
        if not self.state.is_over and not self.next:
            yield Mistake((), f"a project that is {self.state} says what happens `next`; add it")
        if newest.state and newest.state is not self.state:
            yield Mistake(("state",), f"is {self.state}, but the newest update says {newest.state}; make them agree")
        for index, (newer, older) in enumerate(pairwise(self.updates)):
            if newer.date < older.date:
                place = ("updates", index + 1, "date")
                yield Mistake(place, f"{older.date} is after {newer.date} above it; put the newest update first")
        yield from find_repeated_keys(
            "updates", [update.key for update in self.updates], "give the later update an `id` of its own"
        )
        yield from find_repeated_keys("milestones", [each.id for each in self.milestones], "give it another")
