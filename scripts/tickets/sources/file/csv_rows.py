"""Rows of a CSV export, streamed."""

import csv
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from scripts.tickets.sources.file.columns import Row, find_columns
from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.protocol import SourceError

FIELD_LIMIT = 16 * 1024 * 1024  # a description that somebody pasted a log into


def read_csv(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Yield each row's first line and its wanted cells; SourceError for a file that is not such a table."""
    csv.field_size_limit(FIELD_LIMIT)
    line = 0
    with path.open(encoding=settings.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=settings.delimiter, strict=True)
        try:
            header = next(reader, None)
            if not header:
                raise make_error(shown, 1, "", "is empty; export it again with its header")
            pick = itemgetter(
                *find_columns(shown, 1, header, settings.columns.list_names())
            )  # three or more, so a tuple
            line = reader.line_num
            for cells in reader:
                if cells and len(cells) != len(header):
                    counts = f"has {len(cells)} fields, the header has {len(header)}"
                    raise make_error(shown, line + 1, "", f"{counts}; is a delimiter or line break not quoted?")
                if cells:
                    yield line + 1, pick(cells)
                line = reader.line_num
        except csv.Error as error:
            cure = "is `delimiter` right, and every quote closed?"
            raise make_error(shown, line + 1, "", f"is not CSV: {error}; {cure}") from None
        except UnicodeDecodeError as error:
            raise make_decoding_error(path, shown, settings.encoding, error) from None


def make_decoding_error(path: Path, shown: Path, encoding: str, error: UnicodeDecodeError) -> SourceError:
    """Say where the first byte stands that the encoding does not know, and what to try."""
    with path.open("rb") as file:
        line = next((number for number, data in enumerate(file, 1) if not is_decodable(data, encoding)), 1)
        file.seek(0)
        has_mark = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
    name = "UTF-8" if encoding == "utf-8-sig" else encoding
    cure = "utf-16" if has_mark else "cp1252" if name == "UTF-8" else "utf-8"
    return make_error(shown, line, "", f"is not {name} ({error.reason}); try `encoding: {cure}`")


def is_decodable(data: bytes, encoding: str) -> bool:
    """Tell whether bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
