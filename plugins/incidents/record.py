"""An incident: something that does not work, told step by step."""

from typing import Annotated

from pydantic import Field

from plugins.core.source.records.content import Content
from plugins.core.source.records.fields import (
    Action,
    ClockTime,
    Day,
    Id,
    Line,
    Markdown,
    PersonId,
    Reference,
    UpdateId,
)
from plugins.core.source.records.level import Impact
from plugins.core.source.records.record import Record
from plugins.core.source.records.tag import Tag


class State(Tag):
    """How far the work on an incident is; the words of status pages."""

    INVESTIGATING = "investigating", "Investigating", "bad", "search"
    IDENTIFIED = "identified", "Identified", "caution", "mark"
    MONITORING = "monitoring", "Monitoring", "accent", "clock"
    RESOLVED = "resolved", "Resolved", "good", "check"


ServiceKey = Annotated[Id, Reference("service").mark_keys()]


class Update(Record):
    """What IT says about an incident at a time; each is an Item."""

    at: ClockTime = Field(description="give the day and the time, such as 2026-11-20 09:30")
    id: UpdateId | None = Field(None, description="never changes once published; made of `at` if absent")
    state: State = Field(description="say which: investigating, identified, monitoring or resolved")
    text: Markdown = Field(description="say what you know, in plain words")
    services: dict[ServiceKey, Impact] = Field({}, description="services that are hit otherwise from now on")

    @property
    def key(self) -> str:
        """The key that tells it from the incident's other updates, and never changes."""
        return self.id or f"{self.at:%Y-%m-%d-%H%M}"


class MeasureTaken(Record):
    """One thing that is to keep it from happening again."""

    what: Line
    owner: PersonId
    due: Day
    done: Day | None = None


class Postmortem(Record):
    """What happened, why, and what is to change."""

    happened: Markdown
    why: Markdown
    changes: Markdown
    actions: tuple[MeasureTaken, ...] = ()


class Incident(Content):
    """content/incidents/NAME.yaml."""

    title: Line = Field(description="say what does not work, in the words of those who notice it")
    services: dict[ServiceKey, Impact] = Field(description="say which services, and how: email: degraded")  # type: ignore[assignment]
    started: ClockTime = Field(description="give the day and the time at which it began")
    detected: ClockTime | None = Field(None, description="when IT noticed it")
    updates: tuple[Update, ...] = Field(description="say how it stands, newest first", min_length=1)
    action: Action = Field("", description='what readers need to do; "Nothing" if absent')
    due: Day | None = None
    workaround: Markdown | None = None
    postmortem: Postmortem | None = None
