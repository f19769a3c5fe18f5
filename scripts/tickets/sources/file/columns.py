"""The wanted columns of an export: the table and header that have them, and the wanted cells of each row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias

from scripts.tickets.sources.file.confidential import find_confidential_columns
from scripts.tickets.sources.file.error_collector import ErrorCollector, Place, make_error
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.tables.export import Export, open_export
from scripts.tickets.sources.file.tables.headers import SEARCHED_ROWS, find_best_header, find_places, suggest_column
from scripts.tickets.sources.file.tables.table import Cell, Header, Table
from scripts.tickets.sources.protocol import SourceError

Row: TypeAlias = tuple[Place, tuple[Cell, ...]]  # where it stands, and its cells in the order of `Columns.list_names`
Pick: TypeAlias = Callable[[Sequence[Cell]], tuple[Cell, ...]]


def find_table(export: Export, settings: Settings) -> tuple[Table, Header]:
    """Return the table of an export, and the row in it, that names all wanted columns; SourceError names those that are missing."""
    tried = []
    for table in export.tables:
        header, missing = find_best_header(table, settings.columns.list_names())
        tried.append((len(missing), table, header, missing))
        if table.delimiter and not missing:
            break  # of a text there is one right reading
    whole = [(table, header) for _, table, header, missing in tried if header and not missing]
    seen = [each for each in whole if not each[0].is_hidden or settings.sheet]
    if len(seen) == 1:
        return seen[0]
    if whole:
        names = ", ".join(repr(table.name) for table, _ in seen or whole)
        what = "have these columns" if seen else "has these columns and is hidden"
        raise make_error(export.shown, 1, "sheet", f"{names} {what}; name the one that counts as `sheet`")
    _, table, header, missing = min(tried, key=lambda each: each[0])
    raise describe_missing(export, settings, header, missing)


def describe_missing(export: Export, settings: Settings, header: Header | None, missing: Sequence[str]) -> SourceError:
    """Return the error of columns that no row names; of the file only names that are near them are told."""
    cure = suggest_delimiter(export, settings)
    if header is None:
        names = ", ".join(f"`{name}`" for name in dict.fromkeys(missing))
        sheets = ", ".join(repr(table.name) for table in export.tables if table.name)
        where = f" of the sheets {sheets}" if sheets else ""
        message = f"none of the first {SEARCHED_ROWS} rows{where} names a column of {names}; has the file a header?"
        if export.format == "csv" and not settings.delimiter:
            cure = " Is its delimiter none of , ; | and tab, set it as `delimiter`"
        return make_error(export.shown, 1, "", message + cure)
    errors = ErrorCollector()
    for name in dict.fromkeys(missing):
        errors.add(Place(export.shown, header.line), name, suggest_column(name, header.names) + cure)
    try:
        errors.raise_if_any()
    except SourceError as error:
        return error
    raise AssertionError("no column is missing")


def suggest_delimiter(export: Export, settings: Settings) -> str:
    """Return a word on the delimiter where another one than that of the settings would give the wanted columns."""
    if export.format != "csv" or not settings.delimiter:
        return ""
    again = open_export(export.data.path, replace(settings.form, delimiter=None), guess_encoding=True)
    wanted = settings.columns.list_names()
    found = next((table.delimiter for table in again.tables if not find_best_header(table, wanted)[1]), "")
    return f"; is `delimiter` {'tab' if found == chr(9) else repr(found)}?" if found else ""


def make_pick(header: Header, settings: Settings) -> Pick:
    """Return what takes the wanted cells out of a row, of columns of one name together.

    Of labels, queues and kinds every filled cell is kept; of any other the first. The last cell says if the ticket is
    confidential: None where no column does.
    """
    columns, empty = settings.columns, settings.empty
    several = {columns.labels, columns.queue, columns.kind, columns.confidential}
    places = [(find_places(header.names, name), name in several) for name in columns.list_names()]
    if not columns.confidential:
        places.append((find_confidential_columns(header.names), True))

    def pick(cells: Sequence[Cell]) -> tuple[Cell, ...]:
        return tuple(
            cells[found[0]]
            if len(found) == 1 and not isinstance(cells[found[0]], tuple)
            else join_cells([cells[place] for place in found], keeps_all, empty)
            for found, keeps_all in places
        )

    return pick


def join_cells(cells: Sequence[Cell], keeps_all: bool, empty: Sequence[str]) -> Cell:
    """Return the cells of several columns as one: all that say something, or the first that does."""
    said: list[Cell] = []
    for cell in cells:
        said += [each for each in (cell if isinstance(cell, tuple) else (cell,)) if is_said(each, empty)]
    if len(said) > 1 and keeps_all:
        return tuple(map(str, said))
    return said[0] if said else None


def is_said(cell: Cell, empty: Sequence[str]) -> bool:
    """Tell whether a cell says something, and not that nothing is there."""
    return cell.strip() not in ("", *empty) if isinstance(cell, str) else bool(cell)
