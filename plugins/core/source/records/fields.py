"""The types of fields: each checks what an author typed and gives the program's value."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

from plugins.core.source.characters import CONTROL, ID, TURNING, describe_control, name_foreign_character
from plugins.core.source.days import parse_clock_time, parse_day, parse_day_or_moment, parse_moment
from plugins.core.source.errors import quote_typed
from plugins.core.source.yaml.document import Unquoted

LINE_LIMIT = 200  # characters; more do not fit into lists, tabs and messages


@dataclass(frozen=True, slots=True)
class Reference:
    """The mark of a field whose value is the id of something else: a kind of content, or a topic.

    An id that begins with `free` need not stand in any file. `keys`: it is the keys of a mapping that are ids.
    """

    to: str
    free: str = ""
    keys: bool = False

    def mark_keys(self) -> "Reference":
        """Return the same for the keys of a mapping."""
        return replace(self, keys=True)

    def is_free(self, id: str) -> bool:
        """Tell whether an id may name something that stands in no file."""
        return bool(self.free) and id.startswith(self.free)


@dataclass(frozen=True, slots=True)
class MarkdownField:
    """The mark of a field whose value is Markdown."""


def parse_text(value: Any) -> Any:
    """Return text as it was typed; a number or truth value without quotes is refused, since other tools would not read text."""
    if isinstance(value, Unquoted):
        raise ValueError(value.explain())
    if value is None:
        raise ValueError("is empty; write something or delete the field")
    if isinstance(value, dict | list):
        sign = "`: ` or `{`" if isinstance(value, dict) else "`[` or `- `"
        raise ValueError(f"is not text; write it on one line, and put it in quotes because of its {sign}")
    if not isinstance(value, str):
        raise ValueError("is not text; write it on one line")
    if found := CONTROL.search(value):  # from an escape such as "\0"; a raw one stops the whole file
        raise ValueError(describe_control(found[0]))
    if found := TURNING.search(value):
        raise ValueError(f"holds U+{ord(found[0]):04X}, which turns the text after it around; delete it")
    return value


def parse_line(value: Any) -> Any:
    """Return a text of one line without the spaces around it."""
    text = parse_text(value).strip()
    if "\n" in text or "\r" in text:
        raise ValueError("has several lines; write it on one")
    if not text:
        raise ValueError("is empty; write something or delete the field")
    return text


def parse_action(value: Any) -> Any:
    """Return one line of text, or none where nothing is written."""
    return "" if value is None or value == "" else parse_line(value)


def parse_id(value: Any) -> Any:
    """Return an id: lower-case letters, digits and hyphens."""
    if not isinstance(value, str) or not re.fullmatch(ID, value) or len(value) > 80:
        foreign = name_foreign_character(value) if isinstance(value, str) else ""
        cure = "use lower-case letters, digits and single hyphens, such as new-vpn"
        raise ValueError(f"{quote_typed(value)} is not an id{foreign}; {cure}")
    return str(value)


def parse_update_id(value: Any) -> Any:
    """Return an id, or the day or time under which an update went out before that was corrected."""
    return (
        str(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]{4}(-[0-9]+)?)?", str(value)) else parse_id(value)
    )


def make_number_parser(kind: Callable[[str], Any], pattern: str, example: str) -> Callable[[Any], Any]:
    """Return a check for numbers written in full, without octal, hexadecimal or sexagesimal readings."""

    def check(value: Any) -> Any:
        if isinstance(value, kind if isinstance(kind, type) else ()) and not isinstance(value, bool | str):
            return value
        if not re.fullmatch(pattern, str(value)):
            raise ValueError(
                f"{quote_typed(value)} is not a number{name_foreign_character(str(value))}; write it as {example}"
            )
        return kind(str(value))

    return check


def parse_flag(value: Any) -> Any:
    """Read true or false, in these words only."""
    if isinstance(value, bool):
        return value
    if str(value) not in ("true", "false"):
        raise ValueError(f"{quote_typed(value)} is neither true nor false")
    return str(value) == "true"


def wrap_in_list(value: Any) -> Any:
    """Return a list; one value alone is a list of one."""
    return [value] if isinstance(value, str) else value


def require_not_blank(value: str) -> str:
    """Refuse Markdown that is blank."""
    if not value.strip():
        raise ValueError("is empty; write something or delete the field")
    return value


ID_SCHEMA = {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
Line = Annotated[str, BeforeValidator(parse_line), StringConstraints(min_length=1, max_length=LINE_LIMIT)]
ACTION_SCHEMA = {"anyOf": [{"type": "string", "maxLength": LINE_LIMIT}, {"type": "null"}]}
Action = Annotated[
    str, BeforeValidator(parse_action), StringConstraints(max_length=LINE_LIMIT), WithJsonSchema(ACTION_SCHEMA)
]
Markdown = Annotated[str, BeforeValidator(parse_text), AfterValidator(require_not_blank), MarkdownField()]
Id = Annotated[str, BeforeValidator(parse_id), WithJsonSchema(ID_SCHEMA)]
UpdateId = Annotated[str, BeforeValidator(parse_update_id), WithJsonSchema(ID_SCHEMA)]
PersonId = Annotated[Id, Reference("person")]
ProjectId = Annotated[Id, Reference("project")]
ServiceId = Annotated[Id, Reference("service")]
ServiceKey = Annotated[Id, Reference("service").mark_keys()]
TopicId = Annotated[Id, Reference("topic")]
AudienceId = Annotated[Id, Reference("audience")]
GroupId = Annotated[Id, Reference("group")]
Day = Annotated[date, BeforeValidator(parse_day)]
DAY_OR_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"}
DayOrMoment = Annotated[datetime | date, BeforeValidator(parse_day_or_moment), WithJsonSchema(DAY_OR_MOMENT)]
CLOCK_TIME = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?$"}
ClockTime = Annotated[datetime, BeforeValidator(parse_clock_time), WithJsonSchema(CLOCK_TIME)]
Moment = Annotated[datetime, BeforeValidator(parse_moment)]
Count = Annotated[int, BeforeValidator(make_number_parser(int, r"0|[1-9]\d{0,11}", "12")), Field(ge=0)]
Number = Annotated[float, BeforeValidator(make_number_parser(float, r"\d{1,12}(\.\d{1,6})?", "12.5")), Field(ge=0)]
Flag = Annotated[bool, BeforeValidator(parse_flag)]


class BlankIsEmpty:
    """The mark of a list or mapping field that may stand empty: `highlights:` with nothing behind it means that there are none."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Read nothing as the empty list, or as the empty mapping where `source` is one."""
        inner = handler(source)
        empty: Any = {} if inner["type"] == "dict" else ()
        return core_schema.no_info_before_validator_function(lambda value: empty if value is None else value, inner)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Let editors accept nothing as well."""
        return {"anyOf": [handler(schema), {"type": "null"}]}


BLANK_IS_EMPTY = BlankIsEmpty()
