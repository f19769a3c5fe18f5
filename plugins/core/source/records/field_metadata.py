"""The values of a record whose fields bear a mark: references to other things, and Markdown."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from plugins.core.source.document_path import Place
from plugins.core.source.records.record import Record


@cache
def list_marked_fields(model: type[Record]) -> tuple[tuple[str, tuple[Any, ...]], ...]:
    """Return each field's name with the marks (Reference, MarkdownField) of itself and of its entries."""
    return tuple((name, (*info.metadata, *find_marks(info.annotation))) for name, info in model.model_fields.items())


def find_marks(annotation: Any) -> Iterator[Any]:
    """Yield the metadata inside an annotation."""
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        yield from find_marks(argument)


@cache
def find_fields(model: type[Record], mark: type) -> tuple[tuple[str, Any], ...]:
    """Return each field that bears a mark of a type, with it, and each that holds records, in which some may."""
    found = []
    for name, marks in list_marked_fields(model):
        own = next((each for each in marks if isinstance(each, mark)), None)
        if own is not None or next(find_inner_records(model, name), None) is not None:
            found.append((name, own))
    return tuple(found)


def find_marked_values(record: Record, mark: type, place: Place = ()) -> Iterator[tuple[Place, Any, Any]]:
    """Yield every value of a record whose field bears a mark of that type: its place, the mark and the value."""
    for name, found in find_fields(type(record), mark):
        for inner, value in walk_values(getattr(record, name), (*place, name)):
            if isinstance(value, Record):
                yield from find_marked_values(value, mark, inner)
            elif found is not None and value:
                yield inner, found, inner[-1] if getattr(found, "keys", False) else value


def walk_values(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Yield the single values of a field: entries of a list, values of a mapping, or the value itself."""
    if isinstance(value, tuple | list):
        for index, entry in enumerate(value):
            yield from walk_values(entry, (*place, index))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from walk_values(entry, (*place, key))
    else:
        yield place, value


def find_typed_values(
    model: type[Record], value: Any, mark: type, place: Place = ()
) -> Iterator[tuple[Place, Any, str]]:
    """Yield the same of a document that is no record because of its mistakes: the texts that were typed in such fields."""
    if not isinstance(value, dict):
        return
    marks_by_name = dict(list_marked_fields(model))
    for name, typed in value.items():
        if name not in marks_by_name:
            continue
        found = next((each for each in marks_by_name[name] if isinstance(each, mark)), None)
        if getattr(found, "keys", False):
            yield from (((*place, name, key), found, key) for key in (typed if isinstance(typed, dict) else ()))
            continue
        inner_model = next(find_inner_records(model, name), None)
        for inner, leaf in walk_typed_values(typed, (*place, name)):
            if isinstance(leaf, str) and found is not None and inner_model is None:
                yield inner, found, leaf
            elif inner_model is not None:
                yield from find_typed_values(inner_model, leaf, mark, inner)


def find_inner_records(model: type[Record], name: str) -> Iterator[type[Record]]:
    """Yield the records that a field holds."""
    found = find_records(model.model_fields[name].annotation)
    yield from (each for each in found if issubclass(each, Record))


def walk_typed_values(value: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Yield the entries of a list, or the value itself."""
    if isinstance(value, list):
        yield from (((*place, index), entry) for index, entry in enumerate(value))
    else:
        yield place, value


def find_records(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the record classes that an annotation names, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from find_records(argument)
