"""Sheets and cells of workbooks: which sheet is meant, and what its values are."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.tables.export import open_export
from scripts.tickets.sources.file.tables.headers import list_header_candidates
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import export, rows
from tests.tickets.sources.opening import WEEK, keys

LINE = "1,2026-10-19 08:00,,New,Desk,VPN drops,,"
CELLS = [line.split(",") for line in rows(LINE, LINE.replace("1", "2", 1)).splitlines()]


def save(book: Workbook) -> bytes:
    """A workbook's bytes."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def fill(sheet: object, cells: list[list[object]]) -> None:
    """Write the cells into a sheet."""
    for row in cells:
        sheet.append(row)  # type: ignore[attr-defined]


def test_sheets_that_are_not_meant(tmp_path: Path) -> None:
    """A chart and a sheet of notes before the tickets are passed over; a hidden sheet counts where it is named."""
    book = Workbook()
    book.active.append(["Notes", "for the board"])  # type: ignore[union-attr]
    fill(book.create_sheet("Data"), CELLS)  # type: ignore[arg-type]
    book.create_chartsheet("Chart", 0).add_chart(BarChart())
    hidden = book.create_sheet("Archive")
    fill(hidden, [CELLS[0], ["3", *CELLS[1][1:]]])  # type: ignore[list-item]
    hidden.sheet_state = "hidden"

    assert keys(export(tmp_path, save(book), "export.xlsx")) == [1, 2]
    assert keys(export(tmp_path, save(book), "export.xlsx", sheet="Archive")) == [3]
    with pytest.raises(SourceError, match="'Chart' is not a sheet with cells; there are Archive, Data, Sheet"):
        keys(export(tmp_path, save(book), "export.xlsx", sheet="Chart"))
    del book["Data"]
    with pytest.raises(SourceError, match="sheet: 'Archive' has these columns and is hidden; name the one that counts"):
        keys(export(tmp_path, save(book), "export.xlsx"))


def test_two_sheets_with_tickets(tmp_path: Path) -> None:
    """Where two sheets have the columns, none is taken for the other: the settings say which counts."""
    book = Workbook()
    for name in ("January", "February"):
        fill(book.create_sheet(name), CELLS)  # type: ignore[arg-type]

    with pytest.raises(
        SourceError, match="'January', 'February' have these columns; name the one that counts as `sheet`"
    ):
        keys(export(tmp_path, save(book), "export.xlsx"))
    assert keys(export(tmp_path, save(book), "export.xlsx", sheet="January")) == [1, 2]


def test_cells_that_are_merged_with_the_one_above(tmp_path: Path) -> None:
    """A queue that stands once beside several rows, in one tall cell, is the queue of each of them."""
    book = Workbook()
    fill(book.active, [CELLS[0], *([number, *CELLS[1][1:]] for number in (1, 2))])  # type: ignore[list-item]
    book.active["A4"], book.active["B4"], book.active["D4"] = "3", "2026-10-19", "New"  # type: ignore[index]
    book.active.merge_cells("E2:E3")  # type: ignore[union-attr]

    tickets = export(tmp_path, save(book), "export.xlsx").fetch(WEEK, Exclusion())

    assert [ticket.queue for ticket in tickets] == ["Desk", "Desk", ""]


def test_formulas_without_a_stored_value(tmp_path: Path) -> None:
    """Formulas without a stored value read as empty, which is said with the mistakes that makes, by a check and by a pull."""
    book = Workbook()
    fill(book.active, [*CELLS, [3, "=NOW()", None, "New", "Desk", "x"]])  # type: ignore[list-item]
    source = export(tmp_path, save(book), "export.xlsx")
    note = "1 formulas have no stored value and read as empty"

    with pytest.raises(SourceError, match=rf"4: Opened: is empty.*\n{note}"):
        keys(source)
    columns = {"key": "Number", "created": "Subject", "ended": "Closed"}
    book.active["F4"] = "2026-10-19"  # type: ignore[index]
    source = export(tmp_path, dated(book), "export.xlsx", columns=columns)
    assert any(note in each for each in source.check().notes)
    assert keys(source) == [1, 2, 3]
    assert any(note in each for each in source.reading.warnings)  # type: ignore[attr-defined]


def dated(book: Workbook) -> bytes:
    """The workbook with a day in each cell of the column Subject."""
    for number in (2, 3):
        book.active[f"F{number}"] = "2026-10-19"  # type: ignore[index]
    return save(book)


def test_values_of_a_workbook(tmp_path: Path) -> None:
    """Dates stay dates, whole numbers lose their .0, durations and truths are written, and the errors of formulas are nothing."""
    moment = datetime(2026, 10, 19, 8, 15, 1)  # noqa: DTZ001  Excel knows no zones
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["id", "moment", "day", "time", "length", "truth", "number", "error"])
    sheet.append(
        [1234.0, moment, date(2026, 10, 19), time(8, 30), timedelta(hours=30, minutes=5), True, 46314.25, "#N/A"]
    )
    sheet["H2"].data_type = "e"
    path = tmp_path / "export.xlsx"
    path.write_bytes(save(book))

    (table,) = open_export(path).tables
    (header,) = list_header_candidates(table)
    ((number, cells),) = table.read_below(header)

    assert number == 2
    assert cells == ("1234", moment, date(2026, 10, 19), "08:30:00", "30:05:00", "true", "46314.25", None)
