"""Rows of a CSV export, streamed."""

import csv
from collections.abc import Iterator
from operator import itemgetter
from pathlib import Path

from scripts.tickets.sources.file.mistakes import find_columns, refusal
from scripts.tickets.sources.file.row import Row
from scripts.tickets.sources.file.settings import Settings

FIELD_LIMIT = 16 * 1024 * 1024  # a description that somebody pasted a log into


def read_csv(path: Path, shown: Path, settings: Settings) -> Iterator[Row]:
    """Each row's first line and its wanted cells; SourceError for a file that is not such a table."""
    csv.field_size_limit(FIELD_LIMIT)
    line = 0
    with path.open(encoding=settings.encoding, newline="") as file:
        reader = csv.reader(file, delimiter=settings.delimiter, strict=True)
        try:
            header = next(reader, None)
            if not header:
                raise refusal(shown, 1, "", "is empty; export it again with its header")
            pick = itemgetter(*find_columns(shown, 1, header, settings.columns.names()))  # three or more, so a tuple
            width, line = len(header), reader.line_num
            for cells in reader:
                if len(cells) != width and cells:
                    message = (
                        f"has {len(cells)} fields, the header has {width}; is a delimiter or line break not quoted?"
                    )
                    raise refusal(shown, line + 1, "", message)
                if cells:
                    yield line + 1, pick(cells)
                line = reader.line_num
        except csv.Error as error:
            raise refusal(
                shown, line + 1, "", f"is not CSV: {error}; is `delimiter` right, and every quote closed?"
            ) from None
        except UnicodeDecodeError as error:
            raise undecodable(path, shown, settings.encoding, error) from None


def undecodable(path: Path, shown: Path, encoding: str, error: UnicodeDecodeError) -> Exception:
    """Where the first byte stands that the encoding does not know, and what to try."""
    with path.open("rb") as file:
        line = next((number for number, data in enumerate(file, 1) if not decodes(data, encoding)), 1)
        file.seek(0)
        marked = file.read(2) in (b"\xff\xfe", b"\xfe\xff")
    name = "UTF-8" if encoding == "utf-8-sig" else encoding
    cure = "utf-16" if marked else "cp1252" if name == "UTF-8" else "utf-8"
    return refusal(shown, line, "", f"is not {name} ({error.reason}); try `encoding: {cure}`")


def decodes(data: bytes, encoding: str) -> bool:
    """Whether bytes are text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
