"""Azure DevOps' section in config/tickets.yaml, and what it answers."""

from typing import Any

from pydantic import AliasPath, AwareDatetime, Field

from scripts.tickets.sources.interface.response_models import REQUIRED, Id, ResponseModel
from scripts.tickets.sources.interface.settings import ApiSettings, Lines, SomeLines

COMMON = "Microsoft.VSTS.Common"
FIELDS = (
    "System.Title", "System.State", "System.WorkItemType", "System.TeamProject", "System.AreaPath", "System.Tags",
    "System.CreatedDate", f"{COMMON}.ResolvedDate", f"{COMMON}.ClosedDate", f"{COMMON}.StateChangeDate",
)  # fmt: skip


class Settings(ApiSettings):
    """The work items that count, and how. A state in none of the lists is open, unless its category is an end."""

    projects: SomeLines = Field(description="name the projects whose work items count")
    resolved: Lines = Field(("Closed", "Done", "Completed"), description="states of what was answered")
    rejected: Lines = Field(("Removed",), description="states of what ended without an answer")


def nested_field(name: str, default: Any = REQUIRED) -> Any:
    """Return the default of a field that stands among those of a work item; their names hold dots."""
    return Field(default, validation_alias=AliasPath("fields", name))


class WorkItem(ResponseModel):
    """The part of a work item that we keep, which is all that we ask for."""

    id: int
    title: str = nested_field("System.Title")
    state: str = nested_field("System.State")
    type: str = nested_field("System.WorkItemType")
    project: str = nested_field("System.TeamProject")
    area: str = nested_field("System.AreaPath")
    tags: str = nested_field("System.Tags", "")
    created: AwareDatetime = nested_field("System.CreatedDate")
    resolved: AwareDatetime | None = nested_field(f"{COMMON}.ResolvedDate", None)
    closed: AwareDatetime | None = nested_field(f"{COMMON}.ClosedDate", None)
    changed: AwareDatetime | None = nested_field(f"{COMMON}.StateChangeDate", None)


class WorkItemId(ResponseModel):
    """The id of a work item."""

    id: Id


class WorkItemState(ResponseModel):
    """A state and what Azure DevOps takes it for."""

    name: str
    category: str | None = None


class WorkItemType(ResponseModel):
    """A type of work item and its states."""

    name: str
    states: tuple[WorkItemState, ...] = ()
