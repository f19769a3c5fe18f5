"""The XML parts in the zip that a newer workbook is: what is in them that its cells do not say."""

import re
from collections.abc import Iterator
from typing import IO
from zipfile import BadZipFile, ZipFile, is_zipfile

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.file_bytes import ExportBytes

PROLOG = 1 << 16
CHUNK, OVERLAP = 1 << 20, 4096
FORMULA_WITHOUT_VALUE = re.compile(rb"<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")


def iterate_parts(data: ExportBytes, pattern: str) -> Iterator[IO[bytes]]:
    """Yield each part whose name fits; none of a workbook that is no zip, or a damaged one, as calamine will say."""
    with data.open() as file:
        if not is_zipfile(file):
            return
        file.seek(0)
        try:
            with ZipFile(file) as package:
                for name in package.namelist():
                    if re.fullmatch(pattern, name):
                        with package.open(name) as part:
                            yield part
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
            return


def refuse_document_types(data: ExportBytes) -> None:
    """Raise SourceError for a part with a document type: no spreadsheet program writes one, and it can grow without bound."""
    if any(b"<!DOCTYPE" in part.read(PROLOG).replace(b"\0", b"") for part in iterate_parts(data, r".*\.(xml|rels)")):
        message = "has a document type (DTD), which no spreadsheet program writes; save it anew as XLSX"
        raise make_error(data.shown, 1, "", message)


def find_formulas_without_value(data: ExportBytes) -> tuple[str, ...]:
    """Return a note on the formulas of an XLSX whose value its program did not store: their cells are empty."""
    count = sum(map(count_formulas, iterate_parts(data, r"xl/worksheets/[^/]+\.xml")))
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
