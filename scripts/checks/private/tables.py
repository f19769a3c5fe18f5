"""Rows of a file that may hold a table: the head of CSV, JSON, HTML and workbooks, also in a zip."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook

from scripts.tickets.sources.file.tables.file_bytes import ZIP
from scripts.tickets.sources.file.tables.package_parts import has_far_cells
from scripts.tickets.sources.file.tables.recognition import COMPOUND_FILE
from scripts.tickets.sources.file.tables.spreadsheet import turn_panics

Row = tuple[str, ...]

HEAD = 64 * 1024  # bytes of a text that are looked at
ROWS = 200  # of a sheet
PACKED = 8 * 1024 * 1024  # bytes of a packed file that are read
DELIMITERS = re.compile(r"[;,\t|]")
KEY = re.compile(r'"((?:[^"\\]|\\.){1,80})"\s*:')
CELL_END, ROW_END, TAG = (
    re.compile(r"</t[dh]>", re.IGNORECASE),
    re.compile(r"</tr>", re.IGNORECASE),
    re.compile(r"<[^>]*>"),
)


def read_text(data: bytes) -> str:
    """Return the head of a text in whichever encoding it is; empty for what is no text."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if b"\0" in head:
        return ""
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return head.decode("cp1252" if error.start < len(head) - 4 else "utf-8-sig", "replace")


def read_rows(data: bytes) -> list[Row]:
    """Return the first rows of a table; of JSON one row with all keys; none where there is no table."""
    if data.startswith((ZIP, COMPOUND_FILE)):
        return list(read_workbook(data))
    text = read_text(data)
    if text.lstrip()[:1] in ("{", "["):
        if '"$schema"' in text:
            return []  # says what a file may hold
        keys = [key for found in KEY.findall(text) for key in (found, found.rpartition(".")[2])]
        return [tuple(dict.fromkeys(keys))]
    if "<t" in text.lower():
        text = TAG.sub("", ROW_END.sub("\n", CELL_END.sub("\t", text)))
    return [tuple(cell.strip(" \"'\ufeff") for cell in DELIMITERS.split(line)) for line in text.splitlines()]


def read_workbook(data: bytes) -> Iterator[Row]:
    """Yield the first rows of each sheet; of a zip that is no workbook, those of the files in it."""
    if has_far_cells(BytesIO(data)):
        return  # to read it would take all memory
    try:
        with turn_panics():
            book = CalamineWorkbook.from_filelike(BytesIO(data))
            sheets = [book.get_sheet_by_name(name).to_python(nrows=ROWS) for name in book.sheet_names]
        yield from (tuple(str(cell).strip() for cell in row) for sheet in sheets for row in sheet)
    except (CalamineError, OSError, ValueError):
        yield from read_packed(data)


def read_packed(data: bytes) -> Iterator[Row]:
    """Yield the first rows of each file in a zip."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for member in packed.infolist()[:20]:
                with packed.open(member) as file:
                    inner = file.read(PACKED)
                yield from () if inner.startswith(b"PK") and member.filename.endswith(".zip") else read_rows(inner)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError):
        return  # with a password, or no zip at all
