"""The words for pydantic's errors: places in a file and sentences with a cure."""

import difflib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from plugins.core.source.characters import name_foreign_character
from plugins.core.source.document_path import Place, format_place
from plugins.core.source.errors import Problem, quote_typed, shorten
from plugins.core.source.records.field_metadata import find_records
from plugins.core.source.records.foreign_fields import explain_foreign_field
from plugins.core.source.yaml.document import Document

LIMIT = 200  # mistakes of one file; whoever has more took the wrong file, and a close name for each would take minutes
NO_FIELDS = "is not a list of `field: value` lines; write each on a line of its own, such as `name: Ada`"


def explain_errors(
    model: type[BaseModel], error: ValidationError, document: Document, shown: Path
) -> Iterator[Problem]:
    """Yield each of pydantic's errors as a place in the file and a sentence with a cure."""
    details = error.errors(include_url=False)
    if len(details) > LIMIT:
        more = len(details) - LIMIT
        yield Problem(
            shown, document.find_line(()), "", f"has {more:,} more mistakes than the first {LIMIT}, named below"
        )
    for detail in details[:LIMIT]:
        if detail["type"] == "too_short" and detail["input"]:
            continue  # it has entries, and what is wrong with them is said below
        place = find_typed_place(detail["loc"], document)
        message = explain_unknown_field(model, place, detail, shown) or describe_error(
            detail, str(place[-1]) if place else "", find_fields_at(model, place[:-1])
        )
        yield Problem(shown, document.find_line(place), format_place(place), message)


def find_typed_place(loc: tuple[int | str, ...], document: Document) -> Place:
    """Return the part of pydantic's location that stands in the file: it adds words for keys and members of unions."""
    place: Place = ()
    for part in loc:
        if part == "[key]":
            break  # what is wrong is the key itself, whose line is known
        if (*place, part) in document.lines or (
            part == loc[-1] and (*place, part) not in document.lines and not is_scalar(document, place)
        ):
            place = (*place, part)
    return place


def is_scalar(document: Document, place: Place) -> bool:
    """Tell whether a single value stands at a place."""
    value = document.value
    for part in place:
        value = value[part]
    return not isinstance(value, dict | list)


def describe_error(detail: Mapping[str, Any], name: str, fields: Mapping[str, FieldInfo]) -> str:
    """Explain what is wrong with one field, and what would be right."""
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if kind == "missing":
        info = fields.get(name)
        return f"is missing; {info.description}" if info and info.description else "is missing; add it"
    if kind == "extra_forbidden":
        return f"is not a field here{name_foreign_character(name)}; " + suggest_name(name, list(fields))
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']+)'", context["expected"])
        close = difflib.get_close_matches(str(given), allowed, 1)
        meant = f"; did you mean `{close[0]}`?" if close else ""
        return f"{quote_typed(given)} is not one of {', '.join(allowed)}{name_foreign_character(str(given))}{meant}"
    if kind == "value_error":
        return str(context["error"])
    if kind in ("tuple_type", "list_type", "set_type", "frozen_set_type"):
        dash = name_foreign_character(given[:1]) if isinstance(given, str) else ""
        return f"is not a list{dash}; write one entry a line, each after `- `"
    if kind == "dict_type" and (info := fields.get(name)) and info.is_required() and info.description:
        return f"is not one `key: value` for each; {info.description}"
    if kind in ("dict_type", "mapping_type", "model_type", "model_attributes_type"):
        return NO_FIELDS
    if kind in ("string_too_long", "too_long"):
        return f"has {len(str(given))} characters; at most {context['max_length']} are shown everywhere, so shorten it"
    if kind == "too_short":
        info = fields.get(name)
        return f"is empty; {info.description}" if info and info.description else "is empty; add an entry"
    return f"{shorten(given)!r} is wrong: {detail['msg']}"


def suggest_name(name: str, allowed: list[str]) -> str:
    """Return the name that was probably meant, else all that could be."""
    close = difflib.get_close_matches(name, allowed, 1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else "there are " + ", ".join(sorted(allowed))


def explain_unknown_field(model: type[BaseModel], place: Place, detail: Mapping[str, Any], shown: Path) -> str:
    """Return the advice on a field that an earlier Glassbox had, or that another generator has; empty for any other mistake."""
    record = find_record_at(model, place[:-1])
    name = str(place[-1]) if place and detail["type"] == "extra_forbidden" else ""
    if not record or not name:
        return ""
    former: Mapping[str, str] = getattr(record, "former_fields", {})
    if name in former:
        return former[name].format(name=shown.stem)
    return explain_foreign_field(name, record.model_fields) if getattr(record, "is_content", False) else ""


def find_fields_at(model: type[BaseModel], place: Place) -> Mapping[str, FieldInfo]:
    """Return the fields of the record that stands at a place inside a model; none where no record stands."""
    record = find_record_at(model, place)
    return record.model_fields if record else {}


def find_record_at(model: type[BaseModel], place: Place) -> type[BaseModel] | None:
    """Return the record that stands at a place inside a model, None where none does."""
    current: type[BaseModel] | None = model
    for part in place:
        if isinstance(part, int):
            continue
        info = current.model_fields.get(part) if current else None
        current = next(find_records(info.annotation), None) if info else current
    return current
