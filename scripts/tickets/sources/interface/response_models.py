"""What a source takes out of an answer: models that drop all else on reading."""

from typing import Any, Generic, TypeVar

from pydantic import AliasPath, BaseModel, ConfigDict, Field, RootModel

REQUIRED: Any = ...


class Answer(BaseModel):
    """The part of an answer that we know: frozen, and what it does not name is dropped on reading."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


def without_objects(row: Any) -> Any:
    """An object without what holds objects itself: nobody asked for that."""
    if not isinstance(row, dict):
        return row
    return {key: value for key, value in row.items() if not isinstance(value, dict)}


Part = TypeVar("Part", bound=Answer)


class Many(RootModel[tuple[Part, ...]], Generic[Part]):
    """An answer that is a list; `Many[Issue]` is the model of a list of issues, and `root` its rows."""

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)


def at(path: str, default: Any = REQUIRED) -> Any:
    """What stands deeper in the answer: give a field such as `status` this for its default, with `fields.status.name`.

    Where any part of the path is absent or null, the field has its default, or the answer is one we do not know.
    """
    return Field(default, validation_alias=AliasPath(*path.split(".")))
