"""JSON and JSON Lines as a table: objects are rows; their keys, or `outer.inner`, name the columns."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.nested_list import NotAList, iterate_entries
from scripts.tickets.sources.file.tables.table import Cell, Header, TableRow
from scripts.tickets.sources.file.tables.text_file import TextFile

DEPTH = 6  # objects inside objects that are looked into
MOST_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class JsonTable:
    """A list of objects, or with `is_lines` an object a line; `key` is that of the list in an object."""

    text: TextFile
    is_lines: bool
    key: str | None = None
    name: str = ""
    delimiter: str = ""
    is_hidden: bool = False

    def read_rows(self) -> Iterator[TableRow]:
        """Yield the names of all columns as the first row, then the objects."""
        names = dict[str, None]()
        for line, entry in self.iterate_objects():
            names.update(dict.fromkeys(list_names(entry)))
            if len(names) > MOST_NAMES:
                raise make_error(self.text.data.shown, line, "", "has more than 10,000 keys; is it a list of tickets?")
        yield 1, tuple(names)
        yield from self.read_below(Header(1, tuple(names)))

    def read_below(self, header: Header) -> Iterator[TableRow]:
        """Yield the objects' values under the names of a header, each with the line that the object starts on."""
        for line, entry in self.iterate_objects():
            yield line, tuple(find_cell(entry, name) for name in header.names)

    def iterate_objects(self) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield each object and the line it starts on; SourceError for what is no list of objects."""
        shown = self.text.data.shown
        try:
            for line, entry in self.iterate_lines() if self.is_lines else self.iterate_list():
                if not isinstance(entry, Mapping):
                    raise make_error(shown, line, "", "is not an object; a ticket is written {…}")
                yield line, entry
        except NotAList as error:
            raise make_error(shown, error.line, "", str(error)) from None

    def iterate_list(self) -> Iterator[tuple[int, Any]]:
        """Yield the entries of a list."""
        with self.text.open() as file:
            text = file.read()
        yield from iterate_entries(text, self.key)

    def iterate_lines(self) -> Iterator[tuple[int, Any]]:
        """Yield each line's value; empty lines are passed over."""
        with self.text.open() as file:
            for number, line in enumerate(file, 1):
                try:
                    if line.strip():
                        yield number, json.loads(line)
                except (ValueError, RecursionError):
                    raise NotAList(number, "is not one JSON object; is the file whole?") from None


def list_names(entry: Mapping[str, Any], prefix: str = "", depth: int = 0) -> Iterator[str]:
    """Yield the names of all columns that an object has a value for."""
    for key, value in entry.items():
        inner = [value] if isinstance(value, Mapping) else value if isinstance(value, list) else []
        objects = [each for each in inner if isinstance(each, Mapping)] if depth < DEPTH else []
        for each in objects:
            yield from list_names(each, f"{prefix}{key}.", depth + 1)
        if not isinstance(value, Mapping) and (not objects or all("name" in each for each in objects)):
            yield prefix + key


def find_cell(entry: Mapping[str, Any], name: str) -> Cell:
    """Return what stands under a key, or under `outer.inner`; of a list of objects what each has there."""
    if name in entry:
        return to_cell(entry[name])
    outer, dot, inner = name.partition(".")
    below = entry.get(outer) if dot else None
    if isinstance(below, Mapping):
        return find_cell(below, inner)
    if isinstance(below, list):
        return join_cells(find_cell(each, inner) for each in below if isinstance(each, Mapping))
    return None


def join_cells(cells: Iterator[Cell]) -> Cell:
    """Return the texts of several cells as one cell."""
    listed = (cell if isinstance(cell, tuple) else (str(cell),) for cell in cells if cell is not None)
    return tuple(chain.from_iterable(listed)) or None


def to_cell(value: Any) -> Cell:
    """Return a JSON value as a cell; of objects in a list their names."""
    if isinstance(value, list):
        return join_cells(to_cell(each.get("name") if isinstance(each, Mapping) else each) for each in value)
    if value is None or isinstance(value, Mapping):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
