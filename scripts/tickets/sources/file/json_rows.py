"""Rows of a JSON or JSON Lines export: objects, whose keys (or `key.inner`) are the columns."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.file.mistakes import Mistakes, refusal
from scripts.tickets.sources.file.nested_list import NotAList, list_entries
from scripts.tickets.sources.file.row import Cell, Row
from scripts.tickets.sources.file.settings import Settings

MISSING = object()


def read_json(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """The rows of a list of objects, or of such a list under the key `rows`; each line is where the object starts."""
    try:
        text = path.read_text(encoding=settings.encoding)
        yield from rows_of(list_entries(text, settings.rows), shown, settings)
    except NotAList as error:
        raise refusal(shown, error.line, "", str(error)) from None
    except UnicodeDecodeError as error:
        raise refusal(shown, 1, "", f"is not {error.encoding} (byte {error.start:,}); set `encoding`") from None


def read_json_lines(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """The rows of a file with one object a line; empty lines are passed over."""
    yield from rows_of(line_entries(path, shown, settings.encoding), shown, settings)


def line_entries(path: Path, shown: Path, encoding: str) -> Iterator[tuple[int, Any]]:
    """Each line's number and value; SourceError for a line that is not JSON."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                text = line.decode(encoding).strip()
                if text:
                    yield number, json.loads(text)
            except (ValueError, RecursionError):
                raise refusal(shown, number, "", f"is not one JSON object in {encoding}; is the file whole?") from None


def rows_of(entries: Iterator[tuple[int, Any]], shown: Path, settings: Settings) -> Iterator[Row]:
    """The wanted cells of each object; SourceError for what is no object, and for columns that no object has."""
    names, unseen, keys = settings.columns.names(), set(settings.columns.names()), dict[str, None]()
    line = 1
    for line, entry in entries:
        if not isinstance(entry, Mapping):
            raise refusal(shown, line, "", "is not an object; a ticket is written {…}")
        keys = keys or dict.fromkeys(entry)
        values = [value_at(entry, name) for name in names]
        unseen.difference_update(name for name, value in zip(names, values, strict=True) if value is not MISSING)
        yield (
            line,
            tuple(cell_of(value, name, line, shown, settings) for name, value in zip(names, values, strict=True)),
        )
    mistakes = Mistakes(shown)
    for name in names:
        if name in unseen and keys:
            mistakes.add(1, name, "is a key of no ticket; " + suggest_name(name, list(keys)))
    mistakes.stop()


def value_at(entry: Mapping[str, Any], name: str) -> Any:
    """What stands under a key, or under `outer.inner`; MISSING where there is no such key."""
    if name in entry:
        return entry[name]
    outer, dot, inner = name.partition(".")
    below = entry.get(outer, MISSING) if dot else MISSING
    if below is None:
        return None
    return value_at(below, inner) if isinstance(below, Mapping) else MISSING


def cell_of(value: Any, name: str, line: int, shown: Path, settings: Settings) -> Cell:
    """A JSON value as a cell; a list of texts is joined by the separator of labels."""
    if value is None or value is MISSING:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return settings.label_separator.join(value)
    raise refusal(shown, line, name, "is not a single value; name one inside it, as in `status.name`")
