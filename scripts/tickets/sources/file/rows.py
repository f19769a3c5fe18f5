"""Rows of an export, whatever its format."""

from collections.abc import Iterator
from pathlib import Path

from scripts.tickets.sources.file.columns import Row
from scripts.tickets.sources.file.csv_rows import read_csv
from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.json_rows import read_json, read_json_lines
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.xlsx_rows import read_xlsx

READERS = {"csv": read_csv, "json": read_json, "jsonl": read_json_lines, "xlsx": read_xlsx}


def read_rows(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield each row's line (XLSX: its row) and its cells in the order of `settings.columns.list_names()`.

    Raises SourceError for a file that is missing, is not what it should be, or lacks a column.
    """
    try:
        yield from READERS[str(settings.kind)](path, shown, settings)
    except OSError as error:
        raise make_error(shown, 1, "", f"cannot be read: {error.strerror or error}; is `path` right?") from None
