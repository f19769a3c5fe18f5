"""Models of what a system answers: they drop on reading whatever they do not name."""

from typing import Annotated, Any, Generic, TypeVar

from pydantic import AliasPath, BaseModel, ConfigDict, Field, RootModel, create_model

REQUIRED: Any = ...


class ResponseModel(BaseModel):
    """The part of an answer that we know: frozen, and what it does not name is dropped on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


Id = Annotated[str, Field(coerce_numbers_to_str=True)]
Row = TypeVar("Row", bound=ResponseModel)


class NamedReference(ResponseModel):
    """A thing that tickets refer to, such as a project, a group, a type or a status, by its number and name."""

    id: Id
    name: str


class ListOf(RootModel[tuple[Row, ...]], Generic[Row]):
    """An answer that is a list; `ListOf[JiraIssue]` is the model of a list of issues, and `root` its rows."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


class SingleValue(ResponseModel):
    """An answer of which one value counts."""

    value: Any


def nested(path: str, default: Any = REQUIRED) -> Any:
    """Return the default of a field that stands deeper in the answer, such as `fields.status.name` of a field `status`.

    Where any part of the path is absent or null, the field has its default, or the answer is one we do not know.
    """
    return Field(default, validation_alias=AliasPath(*path.split(".")))


def make_value_model(path: str, kind: type) -> type[SingleValue]:
    """Make the model of an answer of which one value counts, such as `user.login`."""
    return create_model("SingleValue", __base__=SingleValue, value=(kind, nested(path)))


def drop_nested(row: Any) -> Any:
    """Return an object without what holds objects itself: nobody asked for that."""
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if not isinstance(value, dict)}
