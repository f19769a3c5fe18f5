"""The layout of an export: which of its tables and rows hold the tickets, and of which system it comes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.terminal.command_error import CommandError
from scripts.tickets.connect.presets.preset import Preset, find_preset
from scripts.tickets.connect.words import load_words
from scripts.tickets.sources.file.tables.export import Export
from scripts.tickets.sources.file.tables.headers import find_places, list_header_candidates
from scripts.tickets.sources.file.tables.table import Cell, Header, Table

TRIED = 5  # rows of a table that may be its header
FEWEST_USUAL = 2  # columns of usual names in a header


@dataclass(frozen=True, slots=True)
class Layout:
    """A table of an export with its header, and the preset of the system that it comes from, None for an unknown one."""

    export: Export
    table: Table
    header: Header
    preset: Preset | None

    def list_known_names(self, field: str) -> tuple[str, ...]:
        """Return the names that a column which holds a field may have, the best first."""
        if self.preset:
            return tuple(getattr(self.preset.columns, field, ()))
        return load_words().columns.get(field, ())

    def find_columns(self, field: str) -> list[str]:
        """Return the columns of the header that may hold a field, the best first, as the header writes them."""
        normalize = normalize_name if self.preset else normalize_usual_name
        written = {normalize(name): name for name in reversed(self.header.names) if name.isprintable()}
        keys = [normalize(name) for name in self.list_known_names(field)]
        return list(dict.fromkeys(written[key] for key in keys if key in written))

    @property
    def shown_names(self) -> str:
        """The names of the columns for a person; not of a row that names hardly a usual one, since it may be a ticket."""
        if self.preset is None and count_usual_columns(self) < FEWEST_USUAL:
            return "not shown, as hardly one has a usual name: is it the header?"
        return ", ".join(filter(None, self.header.names))

    def read_columns(self, names: Sequence[str]) -> Iterator[Cell]:
        """Yield the cells of some columns, row by row."""
        places = [place for name in names for place in find_places(self.header.names, name)]
        for _, cells in self.table.read_below(self.header):
            yield from (cells[place] for place in places if place < len(cells))

    def find_column(self, typed: str) -> str:
        """Return a column as the header writes it; ValueError where there is none of that name."""
        for name in self.header.names:
            if name and normalize_name(name) == normalize_name(typed):
                return name
        raise ValueError("is no column of the export")

    def describe(self) -> str:
        """Say what the export seems to be, and how sure that is: how many of the known columns it has."""
        where = f"its header is in line {self.header.line}" + (
            f" of sheet {self.table.name!r}" if self.table.name else ""
        )
        if self.preset is None:
            return f"is of no system that we know; {where}"
        fields = [field for field in type(self.preset.columns).model_fields if self.list_known_names(field)]
        found = sum(bool(self.find_columns(field)) for field in fields)
        return f"looks like an export of {self.preset.name} ({found} of its {len(fields)} columns are there); {where}"


def find_layout(export: Export) -> Layout:
    """Return the table and header that a preset knows, or those with most columns of a usual name; CommandError for none."""
    tables = [table for table in export.tables if not table.is_hidden] or list(export.tables)
    tried = [(table, header) for table in tables for header in list_header_candidates(table)[:TRIED]]
    for table, header in tried:
        if preset := find_preset(header.names):
            return Layout(export, table, header, preset)
    usual = [Layout(export, table, header, None) for table, header in tried]
    if not usual:
        raise CommandError(f"{export.shown}: no row names columns; export the table with its header")
    return max(usual, key=count_usual_columns)


def normalize_usual_name(name: str) -> str:
    """Return a column's name as it is compared with the usual ones: `Created_Date` and `created-date.value` are created date."""
    return re.sub(r"[_-]", " ", re.sub(r"\.(value|name|display_value)$", "", normalize_name(name)))


def count_usual_columns(layout: Layout) -> int:
    """Return for how many fields there is a column of a usual name."""
    return sum(bool(layout.find_columns(field)) for field in load_words().columns)
