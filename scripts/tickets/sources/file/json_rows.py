"""Rows of a JSON or JSON Lines export: objects, whose keys (or `key.inner`) are the columns."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.file.columns import Cell, Row
from scripts.tickets.sources.file.error_collector import ErrorCollector, make_error
from scripts.tickets.sources.file.nested_list import NotAList, iterate_entries
from scripts.tickets.sources.file.settings import Settings

MISSING = object()


def read_json(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield the rows of a list of objects, or of such a list under the key `rows`, each with the line it starts on."""
    try:
        text = path.read_text(encoding=settings.encoding)
        yield from pick_cells(iterate_entries(text, settings.rows), shown, settings)
    except NotAList as error:
        raise make_error(shown, error.line, "", str(error)) from None
    except UnicodeDecodeError as error:
        raise make_error(shown, 1, "", f"is not {error.encoding} (byte {error.start:,}); set `encoding`") from None


def read_json_lines(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield the rows of a file with one object a line; empty lines are passed over."""
    yield from pick_cells(read_line_entries(path, shown, settings.encoding), shown, settings)


def read_line_entries(path: Path, shown: Path, encoding: str) -> Iterator[tuple[int, Any]]:
    """Yield each line's number and value; SourceError for a line that is not JSON."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode(encoding).strip()
                if text:
                    yield number, json.loads(text)
            except (ValueError, RecursionError):
                problem = f"is not one JSON object in {encoding}; is the file whole?"
                raise make_error(shown, number, "", problem) from None


def pick_cells(entries: Iterator[tuple[int, Any]], shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield the wanted cells of each object; SourceError for what is no object, and for columns that no object has."""
    names, unseen, keys = settings.columns.list_names(), set(settings.columns.list_names()), list[str]()
    for line, entry in entries:
        if not isinstance(entry, Mapping):
            raise make_error(shown, line, "", "is not an object; a ticket is written {…}")
        keys = keys or list(entry)
        values = {name: find_value(entry, name) for name in names}
        unseen.difference_update(name for name, value in values.items() if value is not MISSING)
        yield line, tuple(to_cell(values[name], name, line, shown, settings) for name in names)
    errors = ErrorCollector(shown)
    for name in names:
        if name in unseen and keys:
            errors.add(1, name, "is a key of no ticket; " + suggest_name(name, keys))
    errors.raise_if_any()


def find_value(entry: Mapping[str, Any], name: str) -> Any:
    """Return what stands under a key, or under `outer.inner`; MISSING where there is no such key."""
    if name in entry:
        return entry[name]
    outer, dot, inner = name.partition(".")
    below = entry.get(outer, MISSING) if dot else MISSING
    if below is None:
        return None
    return find_value(below, inner) if isinstance(below, Mapping) else MISSING


def to_cell(value: Any, name: str, line: int, shown: Path, settings: Settings) -> Cell:
    """Return a JSON value as a cell; a list of texts is joined by the separator of labels."""
    if value is None or value is MISSING:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return settings.label_separator.join(value)
    raise make_error(shown, line, name, "is not a single value; name one inside it, as in `status.name`")
