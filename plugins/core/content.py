"""The fields that everything in content/ may have."""

from enum import StrEnum

from pydantic import Field

from plugins.core.fields import AudienceId, Id, ProjectId, ServiceId, TopicId
from plugins.core.record import Record


class Status(StrEnum):
    """Whether it is on the site; a draft is not yet, a withdrawn one no longer."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class Content(Record):
    """What posts, projects, changes, weeks, people and pages have in common."""

    id: Id | None = Field(
        None, description="never changes once published; the file's name without its ending if absent"
    )
    status: Status = Field(Status.PUBLISHED, description="published, draft or withdrawn")
    topics: tuple[TopicId, ...] = Field((), description="ids from config/topics.yaml")
    services: tuple[ServiceId, ...] = Field((), description="ids from config/services.yaml")
    projects: tuple[ProjectId, ...] = Field((), description="ids of the projects it is about")
    audiences: tuple[AudienceId, ...] = Field((), description="who may see it (config/site.yaml); everybody if absent")
