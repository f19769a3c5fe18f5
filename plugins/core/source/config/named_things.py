"""The records of the files in config/ that give things ids and names: topics, groups and freezes."""

from collections.abc import Iterator

from pydantic import Field

from plugins.core.source.records.fields import Day, Line, ServiceId
from plugins.core.source.records.record import Mistake, Record


class Topic(Record):
    """One topic of config/topics.yaml."""

    name: Line = Field(description="give the name that readers know")
    summary: Line | None = None


class Group(Record):
    """One group of config/groups.yaml: a place, a department or a role in which readers recognise themselves."""

    name: Line = Field(description="give the name that its people use: Kiel, Warehouse, Night shift")
    summary: Line | None = None


class Freeze(Record):
    """One period of config/freezes.yaml in which nothing is planned."""

    name: Line = Field(description="say what it is for: Closing of the year")
    start: Day = Field(description="give its first day, such as 2026-12-21")
    end: Day = Field(description="give its last day")
    services: tuple[ServiceId, ...] = Field((), description="ids of services that it is for; all if absent")
    why: Line | None = None

    def mistakes(self) -> Iterator[Mistake]:
        """Yield an end before the start."""
        if self.end < self.start:
            yield Mistake(("end",), f"{self.end} is before the start, {self.start}; swap them")
