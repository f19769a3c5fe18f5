"""An incident: something that does not work, told step by step."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from plugins.core.source.days import show_time
from plugins.core.source.document_path import Place
from plugins.core.source.records.content import Content, Status, find_due_mistakes
from plugins.core.source.records.fields import BLANK_IS_EMPTY, Action, ClockTime, Day, Line, Markdown, ServiceKey
from plugins.core.source.records.level import Outage
from plugins.core.source.records.record import Mistake
from plugins.incidents.postmortem import Postmortem, find_day_mistakes
from plugins.incidents.update import (
    Steps,
    Update,
    find_end_mistakes,
    find_key_mistakes,
    find_levels_at_end,
    find_order_mistakes,
    order_updates,
)

WHICH = "say which, and how badly: a line such as `email: degraded`, partial-outage or major-outage"


class Incident(Content):
    """content/incidents/NAME.yaml."""

    title: Line = Field(description="say what does not work, in the words of those who notice it")
    services: Annotated[dict[ServiceKey, Outage], BLANK_IS_EMPTY] = Field(description=WHICH)  # type: ignore[assignment]
    started: ClockTime = Field(description="give the day and the time at which it began, such as 2026-11-20 09:30")
    detected: ClockTime | None = Field(None, description="when IT noticed it")
    updates: tuple[Update, ...] = Field(
        description="say how it stands: an entry with `at`, `state` and `text`", min_length=1
    )
    action: Action = Field("", description='what readers need to do; "Nothing" if absent')
    due: Day | None = Field(None, description="the last day on which readers can do it, such as 2026-12-04")
    workaround: Markdown | None = Field(None, description="how readers get by until it is over")
    postmortem: Postmortem | None = Field(None, description="what you learned, once it is over")

    @field_validator("services")
    @classmethod
    def require_services(cls, services: dict[str, Outage], info: ValidationInfo) -> dict[str, Outage]:
        """Refuse an incident that hits nothing, unless it is a draft."""
        if not services and info.data.get("status") is not Status.DRAFT:
            raise ValueError(f"is empty; {WHICH}")
        return services

    @property
    def steps(self) -> Steps:
        """The updates with their numbers in the file, the oldest first."""
        return order_updates(self.updates)

    @property
    def newest(self) -> Update:
        """The update that says how it stands."""
        return self.steps[-1][1]

    def mistakes(self) -> Iterator[Mistake]:
        """Yield what cannot be so: times in no order, words after the end; times are compared only if all are on one clock."""
        yield from find_due_mistakes(self.action, self.due, "it `started`", self.started)
        yield from find_key_mistakes(self.updates)
        yield from find_levels_at_end(self.updates)
        if self.postmortem:
            yield from find_day_mistakes(self.postmortem, self.started)
        if mixed := tuple(find_mixed_clocks(self)):
            yield from mixed
        else:
            yield from find_order_mistakes(self.updates) or find_end_mistakes(self.updates)
            yield from find_early_times(self)


def list_times(incident: Incident) -> Iterator[tuple[Place, datetime]]:
    """Yield every time after the start, with its place."""
    if incident.detected:
        yield ("detected",), incident.detected
    for index, update in enumerate(incident.updates):
        yield ("updates", index, "at"), update.at


def find_mixed_clocks(incident: Incident) -> Iterator[Mistake]:
    """Yield the times that say how far they are from UTC where `started` does not, or the other way round."""
    stated = incident.started.tzinfo is not None
    has, cure = ("has no", "add it") if stated else ("has an", "leave it out")
    for place, time in list_times(incident):
        if (time.tzinfo is not None) != stated:
            yield Mistake(place, f"{has} offset from UTC, unlike `started`; {cure}, so that the times can be compared")


def find_early_times(incident: Incident) -> Iterator[Mistake]:
    """Yield times before the start."""
    for place, time in list_times(incident):
        if time < incident.started:
            message = f"{show_time(time)} is before it `started`, {show_time(incident.started)}; correct one of the two"
            yield Mistake(place, message)
