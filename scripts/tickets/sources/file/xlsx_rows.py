"""Rows of an XLSX export, streamed."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.file.columns import Cell, Row, find_columns
from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.settings import Settings


def read_xlsx(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield each row's number and its wanted cells; SourceError for a file that is not such a workbook."""
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError):
        raise make_error(shown, 1, "", "is not an XLSX workbook; save it as one, or set `format`") from None
    try:
        if settings.sheet and settings.sheet not in book.sheetnames:
            raise make_error(
                shown,
                1,
                "sheet",
                f"{settings.sheet!r} is not a sheet; " + suggest_name(settings.sheet, book.sheetnames),
            )
        sheet: Any = book[settings.sheet or book.sheetnames[0]]
        sheet.reset_dimensions()  # some exporters write a wrong size, which would cut rows off
        rows = sheet.iter_rows(values_only=True)
        places = find_columns(shown, 1, next(rows, ()), settings.columns.list_names())
        for number, values in enumerate(rows, 2):
            if any(value is not None for value in values):
                yield number, tuple(to_cell(values[place] if place < len(values) else None) for place in places)
    finally:
        book.close()


def to_cell(value: object) -> Cell:
    """Return a cell's value: a stamp where Excel holds one, else its text; 1017.0 is written 1017."""
    if value is None or isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
