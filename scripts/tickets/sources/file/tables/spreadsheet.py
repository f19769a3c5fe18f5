"""Workbooks as tables: .xlsx, .xlsb, .xls and .ods by calamine, which reads values and runs nothing."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.file_bytes import ExportBytes
from scripts.tickets.sources.file.tables.form import ExportForm
from scripts.tickets.sources.file.tables.package_parts import refuse_document_types, refuse_far_cells
from scripts.tickets.sources.file.tables.table import Cell, Header, TableRow
from scripts.tickets.sources.protocol import SourceError

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Office lays what a password protects
NO_CELLS = (
    "no sheet of this workbook has cells that say what is in them; open it in a spreadsheet program and save it as XLSX"
)
HALF_A_SECOND = timedelta(milliseconds=500)


class SheetTable:
    """A sheet of a workbook."""

    delimiter = ""

    def __init__(self, book: CalamineWorkbook, name: str, is_hidden: bool) -> None:
        """Nothing of the sheet is read yet."""
        self.book, self.name, self.is_hidden = book, name, is_hidden

    @cached_property
    def sheet(self) -> CalamineSheet:
        """The sheet's cells, as calamine holds them."""
        return self.book.get_sheet_by_name(self.name)

    def read_rows(self) -> Iterator[TableRow]:
        """Yield every row that is not empty; cells that are merged with the one above them say the same."""
        begins, lasting = self.list_tall_cells(), dict[int, tuple[int, Cell]]()
        for number, values in enumerate(self.sheet.iter_rows(), 1):
            listed = list(map(to_cell, values))
            for column, (last, cell) in lasting.items():
                listed[column] = cell if number <= last else listed[column]
            lasting.update({column: (last, listed[column]) for column, last in begins.get(number, ())})
            cells = tuple(listed)
            if any(cell is not None for cell in cells):
                yield number, cells

    def list_tall_cells(self) -> dict[int, list[tuple[int, int]]]:
        """Return the columns and last rows of cells that are one column wide and several rows tall, by their first rows."""
        found = defaultdict[int, list[tuple[int, int]]](list)
        for (top, left), (bottom, right) in self.sheet.merged_cell_ranges or ():
            if left == right < self.sheet.width and top < bottom:
                found[top + 1].append((left, bottom + 1))
        return found

    def read_below(self, header: Header) -> Iterator[TableRow]:
        """Yield the rows below a header."""
        return (row for row in self.read_rows() if row[0] > header.line)


def list_sheets(data: ExportBytes, form: ExportForm) -> list[SheetTable]:
    """Return the sheets with cells, or the one that the form names; SourceError where there is none."""
    refuse_document_types(data)
    refuse_far_cells(data)
    with data.open() as file, explain_damage(data):
        book = CalamineWorkbook.from_filelike(file)
        sheets = [
            SheetTable(book, each.name, each.visible != SheetVisibleEnum.Visible)
            for each in book.sheets_metadata
            if each.typ == SheetTypeEnum.WorkSheet
        ]
        filled = [each for each in sheets if each.sheet.height]
    if not filled:
        raise make_error(data.shown, 1, "sheet", NO_CELLS)
    if form.sheet is None:
        return filled
    names = [each.name for each in filled]
    if form.sheet not in names:
        message = f"{form.sheet!r} is not a sheet with cells; {suggest_name(form.sheet, names)}"
        raise make_error(data.shown, 1, "sheet", message)
    return [each for each in filled if each.name == form.sheet]


@contextmanager
def explain_damage(data: ExportBytes) -> Iterator[None]:
    """Turn what calamine raises, whose words may quote a cell, into SourceError."""
    try:
        with turn_panics():
            yield
    except (CalamineError, OSError, ValueError) as error:
        raise describe_damage(data, error) from None


@contextmanager
def turn_panics() -> Iterator[None]:
    """Turn a panic of calamine's Rust, which is no Exception, into its usual error for a damaged workbook."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise CalamineError("the workbook is damaged") from None


def describe_damage(data: ExportBytes, error: BaseException) -> SourceError:
    """Return the error of a workbook with a password, or that is none."""
    with data.open() as file:
        is_encrypted = isinstance(error, PasswordError) or ENCRYPTED in file.read()
    if is_encrypted:
        message = "is protected by a password; save it without one"
    else:
        message = "is no workbook, or a damaged one; save it again as XLSX, or export it as CSV"
    return make_error(data.shown, 1, "", message)


def to_cell(value: Any) -> Cell:
    """Return a cell's value: a moment to the second, a day, else its text; 1017.0 is 1017, a duration 30:15:00."""
    if value == "" or value is None:
        return None
    if isinstance(value, datetime):
        return (value + HALF_A_SECOND * (value.year < date.max.year)).replace(microsecond=0)
    if isinstance(value, date):
        return value
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
