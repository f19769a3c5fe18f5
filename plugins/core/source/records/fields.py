"""The types of fields: what an author may type, and what the program gets."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from plugins.core.source.days import as_aware, as_day, as_day_or_moment
from plugins.core.source.records.identifier import ID
from plugins.core.source.source_text import CONTROL, control_message
from plugins.core.source.yaml.strict_yaml import Plain

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")  # Unicode's Annex 9; right-to-left scripts need none of them
LINE_LIMIT = 200  # characters; more do not fit into lists, tabs and messages


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose value is the id of something else: a kind of content, a service or a topic.

    An id that begins with `free` need not stand in any file. `keys`: it is the keys of a mapping that are ids.
    """

    to: str
    free: str = ""
    keys: bool = False

    def of_keys(self) -> "Reference":
        """The same for the keys of a mapping."""
        return replace(self, keys=True)

    def is_free(self, id: str) -> bool:
        """Whether an id may name something that stands in no file."""
        return bool(self.free) and id.startswith(self.free)


@dataclass(frozen=True, slots=True)
class MarkdownField:
    """Marks a field whose value is Markdown."""


def as_text(value: Any) -> Any:
    """Text as it was typed; a number or truth value without quotes is refused, since other tools would not read text."""
    if isinstance(value, Plain):
        raise ValueError(f'{str(value)!r} is no text to YAML; put it in quotes: "{value}"')
    if value is None:
        raise ValueError("is empty; write something or delete the field")
    if not isinstance(value, str):
        raise ValueError("is not text; write it on one line")
    if found := CONTROL.search(value):  # from an escape such as "\0"; a raw one stops the whole file
        raise ValueError(control_message(found[0]))
    if found := TURNING.search(value):
        raise ValueError(f"holds U+{ord(found[0]):04X}, which turns the text after it around; delete it")
    return value


def as_line(value: Any) -> Any:
    """One line of text, spaces around it removed."""
    text = as_text(value).strip()
    if "\n" in text or "\r" in text:
        raise ValueError("has several lines; write it on one")
    if not text:
        raise ValueError("is empty; write something or delete the field")
    return text


def as_action(value: Any) -> Any:
    """One line of text, or nothing."""
    return "" if value is None or value == "" else as_line(value)


def as_id(value: Any) -> Any:
    """An id: lower-case letters, digits and hyphens."""
    if not isinstance(value, str) or not re.fullmatch(ID, value) or len(value) > 80:
        raise ValueError(f"{value!r} is not an id; use lower-case letters, digits and single hyphens, such as new-vpn")
    return str(value)


def as_update_id(value: Any) -> Any:
    """An id, or the day under which an update went out before its date was corrected."""
    return str(value) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)) else as_id(value)


def as_number(kind: Callable[[str], Any], pattern: str, example: str) -> Callable[[Any], Any]:
    """A check for numbers written in full, without octal, hexadecimal or sexagesimal readings."""

    def check(value: Any) -> Any:
        if isinstance(value, kind if isinstance(kind, type) else ()) and not isinstance(value, bool | str):
            return value
        if not re.fullmatch(pattern, str(value)):
            raise ValueError(f"{value!r} is not a number; write it as {example}")
        return kind(str(value))

    return check


def as_flag(value: Any) -> Any:
    """True or false, in these words only."""
    if isinstance(value, bool):
        return value
    if str(value) not in ("true", "false"):
        raise ValueError(f"{value!r} is neither true nor false")
    return str(value) == "true"


def as_list(value: Any) -> Any:
    """A list; one value alone is a list of one."""
    return [value] if isinstance(value, str) else value


def starts_below_title(value: str) -> str:
    """Markdown whose text is not blank."""
    if not value.strip():
        raise ValueError("is empty; write something or delete the field")
    return value


ID_SCHEMA = {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
Line = Annotated[str, BeforeValidator(as_line), StringConstraints(min_length=1, max_length=LINE_LIMIT)]
ACTION_SCHEMA = {"anyOf": [{"type": "string", "maxLength": LINE_LIMIT}, {"type": "null"}]}
Action = Annotated[
    str, BeforeValidator(as_action), StringConstraints(max_length=LINE_LIMIT), WithJsonSchema(ACTION_SCHEMA)
]
Markdown = Annotated[str, BeforeValidator(as_text), AfterValidator(starts_below_title), MarkdownField()]
Id = Annotated[str, BeforeValidator(as_id), WithJsonSchema(ID_SCHEMA)]
UpdateId = Annotated[str, BeforeValidator(as_update_id), WithJsonSchema(ID_SCHEMA)]
PersonId = Annotated[Id, Reference("person")]
ProjectId = Annotated[Id, Reference("project")]
ServiceId = Annotated[Id, Reference("service")]
TopicId = Annotated[Id, Reference("topic")]
AudienceId = Annotated[Id, Reference("audience")]
Day = Annotated[date, BeforeValidator(as_day)]
DAY_OR_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?)?$"}
DayOrMoment = Annotated[datetime | date, BeforeValidator(as_day_or_moment), WithJsonSchema(DAY_OR_MOMENT)]
Moment = Annotated[datetime, BeforeValidator(as_aware)]
Count = Annotated[int, BeforeValidator(as_number(int, r"0|[1-9]\d{0,11}", "12")), Field(ge=0)]
Number = Annotated[float, BeforeValidator(as_number(float, r"\d{1,12}(\.\d{1,6})?", "12.5")), Field(ge=0)]
Flag = Annotated[bool, BeforeValidator(as_flag)]
