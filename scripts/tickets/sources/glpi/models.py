"""GLPI's section in config/tickets.yaml, and what it answers.

Source: GLPI's apirest.md (Init session, Search items), and the numbers of search options and statuses in its
CommonITILObject.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from plugins.core.source.config.site_config import check_zone
from plugins.core.source.records.fields import Count, Line
from scripts.tickets.sources.http.settings import parse_variable_name
from scripts.tickets.sources.interface.response_models import ResponseModel, drop_nested, nested
from scripts.tickets.sources.interface.settings import ApiSettings, Lines

TITLE, ID, REQUESTER, CATEGORY, GROUP, STATUS, TYPE = 1, 2, 4, 7, 8, 12, 14
OPENED, CLOSED, SOLVED, SOLUTION_TYPE, ENTITY = 15, 16, 17, 23, 80
FIELDS = (TITLE, ID, REQUESTER, CATEGORY, GROUP, STATUS, TYPE, OPENED, CLOSED, SOLVED, SOLUTION_TYPE, ENTITY)
PRIVATE = (4, 5, 21, 22, 24, 25, 26, 34, 64, 65, 66, 71, 83, 91, 92, 93, 94, 95)  # options of people and of texts
TYPES = {"1": "Incident", "2": "Request"}
STATUSES = {
    "1": "new", "2": "assigned", "3": "planned", "4": "pending", "5": "solved", "6": "closed", "10": "approval"
}  # fmt: skip
Cell = str | int | float | None | list[str | int | float | None]


def parse_label_field(number: int) -> int:
    """Return the number of a search option that holds neither a text nor a person."""
    if number in PRIVATE:
        raise ValueError(f"{number} holds texts or people; make a field of its own for labels")
    return number


class Settings(ApiSettings):
    """The tickets that count, and how. Statuses are GLPI's own in English, with types of solution beside them."""

    app_token_env: Annotated[Line, AfterValidator(parse_variable_name)] | None = Field(
        None, description="variable that holds the App-Token, where GLPI wants one"
    )
    timezone: Annotated[Line, AfterValidator(check_zone)] = Field(description="zone of the times that GLPI gives")
    queue: Literal["group", "category", "entity"] = Field("group", description="what becomes the ticket's queue")
    kind: Literal["type", "category"] = Field("type", description="what becomes the ticket's kind")
    label_field: Annotated[Count, AfterValidator(parse_label_field)] | None = Field(
        None, description="number of the search option whose values are the labels"
    )
    open: Lines = Field(
        ("new", "assigned", "planned", "pending", "approval"), description="statuses of tickets that wait"
    )
    resolved: Lines = Field(("solved", "closed"), description="statuses, or types of solution, of answered tickets")
    rejected: Lines = Field((), description="statuses, or types of solution, of tickets closed without an answer")


class GlpiSearchPage(ResponseModel):
    """Some tickets of a search, each a value by the number of its search option, and how many there are."""

    total: int = nested("totalcount")
    data: tuple[Annotated[dict[str, Cell], BeforeValidator(drop_nested)], ...] = ()


def read_values(row: Mapping[str, Cell], option: int) -> tuple[str, ...]:
    """Return the values of a ticket in a search option: GLPI gives one, a list of some, or for none null or an empty list."""
    cell = row.get(str(option))
    return tuple(str(each) for each in (cell if isinstance(cell, list) else [cell]) if each not in (None, ""))
