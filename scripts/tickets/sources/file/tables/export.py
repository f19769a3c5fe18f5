"""The door to exports: which files a path means, and what tables a file holds."""

import glob
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.core.source.errors import display_path
from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.csv_table import list_csv_tables
from scripts.tickets.sources.file.tables.file_bytes import CURE, ExportBytes, open_export_bytes
from scripts.tickets.sources.file.tables.form import ExportForm
from scripts.tickets.sources.file.tables.json_table import JsonTable
from scripts.tickets.sources.file.tables.package_parts import find_formulas_without_value
from scripts.tickets.sources.file.tables.recognition import recognize_format
from scripts.tickets.sources.file.tables.spreadsheet import list_sheets
from scripts.tickets.sources.file.tables.table import Table
from scripts.tickets.sources.file.tables.text_file import open_text

UNKNOWN_FORM = ExportForm()
PATTERN = re.compile(r"[*?\[]")
LOCK_FILE = "~$"  # what Excel lays beside a workbook that is open


@dataclass(frozen=True, slots=True)
class Export:
    """One file of an export: its tables, likeliest first, and what was found out about it.

    `format` is csv, json, jsonl or spreadsheet; `encoding` that of a text. `notes` are sentences for whoever asks if all is right.
    """

    data: ExportBytes
    format: str
    tables: tuple[Table, ...]
    encoding: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def shown(self) -> Path:
        """The path as messages name it."""
        return self.data.shown


def open_exports(folder: Path, paths: Iterable[str], form: ExportForm = UNKNOWN_FORM) -> list[Export]:
    """Open every file that the paths and patterns name, from a folder on; SourceError as of `open_export`."""
    return [open_export(path, form) for path in find_export_paths(folder, paths)]


def open_export(path: Path, form: ExportForm = UNKNOWN_FORM, guess_encoding: bool = False) -> Export:
    """Open one file of an export without knowing its columns: `form` holds the part of its form that is known.

    It gives `tables`, each a way to read the file: the sheets of a workbook with cells (`name`, `is_hidden`), or a text read with
    each delimiter that may be meant (`delimiter`), the likeliest first; a JSON list is one table, whose first row are its keys.
    Of a table, `read_rows()` yields each row's number and cells, titles and header included;
    `headers.list_header_candidates(table)` the rows that may be its header, the likeliest first; `read_below(header)` the rows
    under one of them. A cell is a text, a datetime or day (of a workbook, without zone), a tuple of texts (a list in JSON) or None.

    A text that is not UTF-8 is an error that proposes an encoding; with `guess_encoding` that one is taken, and `encoding` says
    which. SourceError says what is wrong with a file that is no table (a password, HTML, a PDF, a FIFO, too large …); neither it
    nor anything else here quotes a cell.
    """
    data = open_export_bytes(path, display_path(path), form.max_megabytes)
    format = recognize_format(data, form.format)
    if format == "spreadsheet":
        return Export(data, format, tuple(list_sheets(data, form)), notes=find_formulas_without_value(data))
    text = open_text(data, form.encoding, guess_encoding)
    found: Sequence[Table] = (
        list_csv_tables(text, form) if format == "csv" else [JsonTable(text, format == "jsonl", form.rows)]
    )
    return Export(data, format, tuple(found), text.encoding)


def find_export_paths(folder: Path, paths: Iterable[str]) -> list[Path]:
    """Return the files that paths and patterns such as `exports/*.csv` name, each once; SourceError for one that fits none."""
    found: dict[Path, None] = {}
    for path in paths:
        matches = [folder / path]
        if PATTERN.search(path) and not matches[0].exists():
            names = sorted(glob.glob(path, root_dir=folder))  # noqa: PTH207  a path of its own may be absolute
            matches = [folder / name for name in names if not Path(name).name.startswith(LOCK_FILE)]
            if not matches:
                raise make_error(display_path(folder / path), 1, "", f"is the name of no file; is `path` right? {CURE}")
        found.update(dict.fromkeys(matches))
    return list(found)
