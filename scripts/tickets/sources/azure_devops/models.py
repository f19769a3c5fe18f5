"""Azure DevOps' own words: its section in config/tickets.yaml, and what it answers.

Source: learn.microsoft.com, REST interface 7.1, Wiql, Work Items (Get Work Items Batch), Work Item Types.
"""

from typing import Annotated, Any

from pydantic import AliasPath, AwareDatetime, BeforeValidator, Field

from plugins.core.source.records.fields import Line, wrap_in_list
from scripts.tickets.sources.interface.response_models import REQUIRED, Answer, at
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

COMMON = "Microsoft.VSTS.Common"
FIELDS = (
    "System.Title", "System.State", "System.WorkItemType", "System.TeamProject", "System.AreaPath", "System.Tags",
    "System.CreatedDate", f"{COMMON}.ResolvedDate", f"{COMMON}.ClosedDate", f"{COMMON}.StateChangeDate",
)  # fmt: skip


class Settings(ApiSettings):
    """Which work items count, and how. A state in none of the lists is open, unless its category is an end."""

    projects: Annotated[tuple[Line, ...], BeforeValidator(wrap_in_list), Field(min_length=1)] = Field(
        description="name the projects whose work items count"
    )
    resolved: Lines = Field(("Closed", "Done", "Completed"), description="states of what was answered")
    rejected: Lines = Field(("Removed",), description="states of what ended without an answer")


def field(name: str, default: Any = REQUIRED) -> Any:
    """A field of a work item; their names hold dots."""
    return Field(default, validation_alias=AliasPath("fields", name))


class Item(Answer):
    """What we keep of a work item, which is all that we ask for."""

    id: int
    title: str = field("System.Title")
    state: str = field("System.State")
    type: str = field("System.WorkItemType")
    project: str = field("System.TeamProject")
    area: str = field("System.AreaPath")
    tags: str = field("System.Tags", "")
    created: AwareDatetime = field("System.CreatedDate")
    resolved: AwareDatetime | None = field(f"{COMMON}.ResolvedDate", None)
    closed: AwareDatetime | None = field(f"{COMMON}.ClosedDate", None)
    changed: AwareDatetime | None = field(f"{COMMON}.StateChangeDate", None)


class Batch(Answer):
    """Some work items; null stands for one that is gone."""

    value: tuple[Item | None, ...]


class Reference(Answer):
    """The id of a work item."""

    id: int


class Found(Answer):
    """What a query finds: ids alone."""

    items: tuple[Reference, ...] = Field(alias="workItems")


class State(Answer):
    """A state and what Azure DevOps takes it for."""

    name: str
    category: str | None = None


class Type(Answer):
    """A type of work item and its states."""

    name: str
    states: tuple[State, ...] = ()


class Types(Answer):
    """The types of a project."""

    value: tuple[Type, ...]


class User(Answer):
    """Our own account."""

    name: str = at("authenticatedUser.providerDisplayName")
