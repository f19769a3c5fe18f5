"""A maintenance: planned work that readers may notice."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from plugins.core.source.records.content import Content, Status
from plugins.core.source.records.fields import Action, ClockTime, Count, Day, Id, Line, Reference
from plugins.core.source.records.level import Impact


class MaintenanceStatus(StrEnum):
    """Whether it is on the site, and what became of it."""

    DRAFT = "draft"
    PUBLISHED = "published"
    PLANNED = "planned"
    CANCELLED = "cancelled"
    DONE = "done"
    WITHDRAWN = "withdrawn"


ServiceKey = Annotated[Id, Reference("service").mark_keys()]


class Maintenance(Content):
    """content/maintenance/NAME.yaml."""

    title: Line = Field(description="say what is done, in the words of those who notice it")
    status: MaintenanceStatus = Field(  # type: ignore[assignment]
        MaintenanceStatus.PLANNED, description="planned, done or cancelled; draft or withdrawn: not on the site"
    )
    services: dict[ServiceKey, Impact] = Field(description="say which services, and how: email: degraded")  # type: ignore[assignment]
    start: ClockTime = Field(description="give the day and the time, such as 2026-11-25 20:00")
    end: ClockTime = Field(description="give the day and the time at which it is to be over")
    why: Line | None = None
    action: Action = Field("", description='what readers need to do; "Nothing" if absent')
    due: Day | None = None
    moved_because: Line | None = None
    cancelled_because: Line | None = None
    recurs: Line | None = None
    announced: Day | None = None
    remind: Count = 1

    @property
    def publication(self) -> Status:
        """Whether it is on the site."""
        known = {MaintenanceStatus.DRAFT: Status.DRAFT, MaintenanceStatus.WITHDRAWN: Status.WITHDRAWN}
        return known.get(self.status, Status.PUBLISHED)
