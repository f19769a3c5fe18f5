"""A record: what one YAML document says, typed, frozen and checked."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.fields import FieldInfo

from plugins.core.errors import ContentError, Problem
from plugins.core.source_text import YAML_LIMIT, read_text
from plugins.core.strict_yaml import Document, Place, dotted, parse_yaml


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that is wrong between fields: where, and what would be right."""

    place: Place
    message: str


class Record(BaseModel):
    """Frozen, without unknown keys; `mistakes` adds what no single field can tell."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False)

    def mistakes(self) -> Iterable[Mistake]:
        """What is wrong between the fields of this record."""
        return ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """The record in a YAML file; ContentError names all of its mistakes."""
        return load_record(cls, path, path).record


RecordType = TypeVar("RecordType", bound=Record)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[RecordType]):
    """A record with the document it came from, which knows the lines."""

    record: RecordType
    document: Document


def load_record(model: type[RecordType], path: Path, shown: Path) -> Loaded[RecordType]:
    """The record in a YAML file; `shown` is the path that errors name."""
    document = parse_yaml(read_text(path, shown, YAML_LIMIT), shown)
    return Loaded(validate(model, document, shown), document)


def validate(model: type[RecordType], document: Document, shown: Path) -> RecordType:
    """The document as a record; ContentError names every mistake with its line and cure."""
    if not isinstance(document.value, dict):
        raise ContentError([Problem(shown, document.line_of(()), "", "is not a list of `field: value` lines")])
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        raise ContentError(list(explain(model, error, document, shown))) from None
    if found := tuple(record.mistakes()):
        raise ContentError(
            Problem(shown, document.line_of(mistake.place), dotted(mistake.place), mistake.message) for mistake in found
        )
    return record


def explain(model: type[Record], error: ValidationError, document: Document, shown: Path) -> Iterator[Problem]:
    """Each of pydantic's errors as a place in the file and a sentence with a cure."""
    for detail in error.errors(include_url=False):
        place = typed_place(detail["loc"], document)
        fields = fields_at(model, place[:-1])
        message = message_of(detail, str(place[-1]) if place else "", fields)
        yield Problem(shown, document.line_of(place), dotted(place), message)


def typed_place(loc: tuple[int | str, ...], document: Document) -> Place:
    """The part of pydantic's location that stands in the file: it adds words for keys and members of unions."""
    place: Place = ()
    for part in loc:
        if (*place, part) in document.lines or part == loc[-1] and (*place, part) not in document.lines and not is_scalar(
            document, place
        ):
            place = (*place, part)
    return place


def is_scalar(document: Document, place: Place) -> bool:
    """Whether a single value stands at a place."""
    value = document.value
    for part in place:
        value = value[part]
    return not isinstance(value, dict | list)


def message_of(detail: Mapping[str, Any], name: str, fields: Mapping[str, FieldInfo]) -> str:
    """What is wrong with one field, and what would be right."""
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if kind == "missing":
        info = fields.get(name)
        return f"is missing; {info.description}" if info and info.description else "is missing; add it"
    if kind == "extra_forbidden":
        return "is not a field here; " + suggestion(name, list(fields))
    if kind in ("enum", "literal_error"):
        allowed = context["expected"].replace("'", "").replace(" or ", ", ")
        close = difflib.get_close_matches(str(given), allowed.split(", "), 1)
        return f"{given!r} is not one of {allowed}" + (f"; did you mean `{close[0]}`?" if close else "")
    if kind == "value_error":
        return str(context["error"])
    if kind in ("tuple_type", "list_type", "set_type", "frozen_set_type"):
        return "is not a list; write one entry a line, each after `- `"
    if kind in ("dict_type", "mapping_type", "model_type", "model_attributes_type"):
        return "is not a list of `field: value` lines"
    if kind == "string_too_long":
        return f"has {len(str(given))} characters; at most {context['max_length']} are shown everywhere, so shorten it"
    return f"{shorten(given)!r} is wrong: {detail['msg']}"


def shorten(value: Any) -> str:
    """What the author typed, cut where it is long."""
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def suggestion(name: str, allowed: list[str]) -> str:
    """The name that was probably meant, else all that could be."""
    close = difflib.get_close_matches(name, allowed, 1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else "there are " + ", ".join(sorted(allowed))


def fields_at(model: type[Record], place: Place) -> Mapping[str, FieldInfo]:
    """The fields of the record that stands at a place inside a model; none where no record stands."""
    current: type[Record] | None = model
    for part in place:
        if isinstance(part, int):
            continue
        info = current.model_fields.get(part) if current else None
        current = next(records_in(info.annotation), None) if info else current
    return current.model_fields if current else {}


def records_in(annotation: Any) -> Iterator[type[Record]]:
    """The record classes that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in get_args(annotation):
        yield from records_in(argument)


@cache
def marked_fields(model: type[Record]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Each field's name with the marks (Reference, MarkdownField) of itself and of its entries."""
    return tuple((name, (*info.metadata, *marks_in(info.annotation))) for name, info in model.model_fields.items())


def marks_in(annotation: Any) -> Iterator[Any]:
    """The metadata inside an annotation."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from marks_in(argument)


def marked_values(record: Record, mark: type, place: Place = ()) -> Iterator[tuple[Place, Any, Any]]:
    """Every value of a record whose field bears a mark of that type: its place, the mark and the value."""
    for name, marks in marked_fields(type(record)):
        found = next((each for each in marks if isinstance(each, mark)), None)
        for inner, value in leaves(getattr(record, name), (*place, name)):
            if isinstance(value, Record):
                yield from marked_values(value, mark, inner)
            elif found is not None and value:
                yield inner, found, value


def leaves(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """The single values of a field: entries of a list, values of a mapping, or the value itself."""
    if isinstance(value, tuple | list):
        for index, entry in enumerate(value):
            yield from leaves(entry, (*place, index))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from leaves(entry, (*place, key))
    else:
        yield place, value
