"""The fields that everything in content/ may have."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from plugins.core.source.records.fields import (
    AudienceId,
    DayOrMoment,
    Id,
    Line,
    PersonId,
    ProjectId,
    ServiceId,
    TopicId,
    wrap_in_list,
)  # fmt: skip
from plugins.core.source.records.record import Record

Authors = Annotated[tuple[PersonId, ...], BeforeValidator(wrap_in_list)]


class Status(StrEnum):
    """The publication status: a draft is not on the site yet, a withdrawn entry no longer."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Content(Record):
    """The fields that posts, projects, changes, weeks, people and pages have in common."""

    id: Id | None = Field(
        None, description="never changes once published; the file's name without its ending if absent"
    )
    status: Status = Field(Status.PUBLISHED, description="published, draft or withdrawn")
    topics: tuple[TopicId, ...] = Field((), description="ids from config/topics.yaml")
    services: tuple[ServiceId, ...] = Field((), description="ids from config/services.yaml")
    projects: tuple[ProjectId, ...] = Field((), description="ids of the projects it is about")
    audiences: tuple[AudienceId, ...] = Field((), description="who may see it (config/site.yaml); everybody if absent")


class Dated(Content):
    """Something that an author writes on a day."""

    former_fields: ClassVar[Mapping[str, str]] = {
        "published": "is gone: the ledger says when something went out, on the first publish its `date`; delete this line"
    }

    title: Line = Field(description="say in one line what it is about")
    date: DayOrMoment = Field(description="give the day on which it goes out, such as 2026-11-20")
    authors: Authors = Field((), description="ids of the people who wrote it")
