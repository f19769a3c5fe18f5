"""The XML parts in the zip that a newer workbook is: what is in them that its cells do not say."""

import re
import zlib
from collections.abc import Callable
from typing import IO
from zipfile import BadZipFile, ZipFile

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.file_bytes import ExportBytes

PROLOG = 1 << 16
MOST_CELLS = (
    30_000_000  # of a sheet from its first cell to its last, empty ones included: all of them are held in memory
)
CHUNK, OVERLAP = 1 << 20, 4096
FORMULA_WITHOUT_VALUE = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")

FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>(?=\s*<[^/c])')


def look_into_parts(file: IO[bytes], pattern: str, look: Callable[[IO[bytes]], int]) -> int:
    """Return the sum of what a look into each part of a fitting name gives; 0 for a damaged workbook, as calamine will say."""
    try:
        with ZipFile(file) as package:
            names = [name for name in package.namelist() if re.fullmatch(pattern, name)]
            return sum(look(part) for name in names for part in [package.open(name)])
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
        return 0


def refuse_document_types(data: ExportBytes) -> None:
    """Raise SourceError for a part with a document type: no spreadsheet program writes one, and it can grow without bound."""
    with data.open() as file:
        is_refused = look_into_parts(file, r".*\.(xml|rels)", has_document_type)
    if is_refused:
        message = "has a document type (DTD), which no spreadsheet program writes; save it anew as XLSX"
        raise make_error(data.shown, 1, "", message)


def has_document_type(part: IO[bytes]) -> bool:
    """Tell whether the beginning of a part declares a document type, in UTF-8 or UTF-16."""
    return b"<!DOCTYPE" in part.read(PROLOG).replace(b"\0", b"")


def refuse_far_cells(data: ExportBytes) -> None:
    """Raise SourceError for a sheet of XLSX with a cell so far from the others that reading it would take all memory."""
    with data.open() as file:
        is_refused = has_far_cells(file)
    if is_refused:
        problem = f"has a sheet whose last row and column span more than {MOST_CELLS:,} cells, most of them empty"
        cure = "delete what stands far from the table, or export it as CSV"
        raise make_error(data.shown, 1, "sheet", f"{problem}; {cure}")


def has_far_cells(file: IO[bytes]) -> bool:
    """Tell whether an XLSX has a sheet that spans more cells than may be held."""
    return bool(look_into_parts(file, r"xl/worksheets/[^/]+\.xml", reaches_too_far))


def reaches_too_far(part: IO[bytes]) -> bool:
    """Tell whether a sheet spans more cells than may be held, read in pieces."""
    rows, columns, rest = 0, set[bytes](), b""
    while piece := part.read(CHUNK):
        text = rest + piece
        found = FILLED_CELL.findall(text)
        rows = max([rows, *map(int, {row for _, row in found})])
        columns.update(column for column, _ in found)
        rest = text[-OVERLAP:]
    return rows * max(map(number_column, columns), default=0) > MOST_CELLS


def number_column(name: bytes) -> int:
    """Return the number of a column, such as 28 for AB."""
    number = 0
    for letter in name:
        number = number * 26 + letter - ord("A") + 1
    return number


def find_formulas_without_value(data: ExportBytes) -> tuple[str, ...]:
    """Return a note on the formulas of an XLSX whose value its program did not store: their cells are empty."""
    with data.open() as file:
        count = look_into_parts(file, r"xl/worksheets/[^/]+\.xml", count_formulas)
    if not count:
        return ()
    return (f"{count:,} formulas have no stored value and read as empty; open the workbook, save it, and pull again",)


def count_formulas(part: IO[bytes]) -> int:
    """Return how many formulas without a value a sheet has, read in pieces."""
    count, rest = 0, b""
    while piece := part.read(CHUNK):
        text = rest + piece
        found = [match.end() for match in FORMULA_WITHOUT_VALUE.finditer(text)]
        count += len(found)
        rest = text[max([len(text) - OVERLAP, 0, *found[-1:]]) :]
    return count
