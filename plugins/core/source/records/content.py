"""The fields that everything in content/ may have."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from plugins.core.source.action import is_nothing
from plugins.core.source.records.fields import (
    Action,
    AudienceId,
    Day,
    DayOrMoment,
    GroupId,
    Id,
    Line,
    PersonId,
    ProjectId,
    ServiceId,
    TopicId,
    wrap_in_list,
)  # fmt: skip
from plugins.core.source.records.record import Mistake, Record

Authors = Annotated[tuple[PersonId, ...], BeforeValidator(wrap_in_list)]


class Status(StrEnum):
    """The publication status: a draft is not on the site yet, a withdrawn entry no longer."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Content(Record):
    """The fields that posts, projects, changes, weeks, people and pages have in common."""

    is_content: ClassVar[bool] = True

    id: Id | None = Field(
        None, description="never changes once published; the file's name without its ending if absent"
    )
    status: Status = Field(Status.PUBLISHED, description="published, draft or withdrawn")
    topics: tuple[TopicId, ...] = Field((), description="ids from config/topics.yaml")
    services: tuple[ServiceId, ...] = Field((), description="ids of the services it is about")
    projects: tuple[ProjectId, ...] = Field((), description="ids of the projects it is about")
    affects: tuple[GroupId, ...] = Field(
        (), description="groups whom it concerns (config/groups.yaml); those of its services if absent"
    )
    audiences: tuple[AudienceId, ...] = Field((), description="who may see it (config/site.yaml); everybody if absent")

    @property
    def publication(self) -> Status:
        """The publication status, for a kind whose own `status` says more."""
        return self.status


class Dated(Content):
    """Something that an author writes on a day."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "published": "is gone: the ledger says when something went out, on the first publish its `date`; "
        "delete this line, and write `status: draft` for what is not to be on the site yet"
    }

    title: Line = Field(description="say in one line what it is about")
    date: DayOrMoment = Field(description="give the day on which it goes out, such as 2026-11-20")
    authors: Authors = Field((), description="ids of the people who wrote it")


class Announcement(Dated):
    """Something dated that may ask readers to do something."""

    action: Action = Field("", description='what readers need to do; "Nothing" is an answer')
    due: Day | None = Field(None, description="the last day on which readers can do it, such as 2026-12-04")

    def mistakes(self) -> Iterator[Mistake]:
        """Yield mistakes: a last day needs something to do until then, and time for it."""
        yield from find_due_mistakes(self.action, self.due, "the `date`", self.date)


def find_due_mistakes(action: str, due: date | None, field: str, begins: date) -> Iterator[Mistake]:
    """Yield mistakes of a last day: it needs something to do until then, and may not lie before the day that `field` names."""
    yield from find_idle_days(action, due)
    if due and due.isoformat() < begins.isoformat()[:10]:
        yield Mistake(("due",), f"{due} is before {field}, {begins}; give readers time until a later day")


def find_idle_days(action: str, due: date | None) -> Iterator[Mistake]:
    """Yield a last day until which there is nothing to do."""
    if due and is_nothing(action):
        yield Mistake(
            ("due",), f"{due} is the last day to do nothing; say in `action` what to do by then, or delete this line"
        )
