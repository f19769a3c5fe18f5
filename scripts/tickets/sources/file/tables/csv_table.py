"""Texts as tables: CSV and its kin, streamed."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scripts.tickets.sources.file.error_collector import make_error
from scripts.tickets.sources.file.tables.form import ExportForm
from scripts.tickets.sources.file.tables.headers import SEARCHED_ROWS
from scripts.tickets.sources.file.tables.table import Header, TableRow, is_filled
from scripts.tickets.sources.file.tables.text_file import TextFile

FIELD_LIMIT = 16 * 1024 * 1024  # a description that somebody pasted a log into
DELIMITERS = (",", ";", "\t", "|")
SEPARATOR_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)  # what Excel reads the delimiter from


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A text read with one delimiter; `quotes` is none, double, or None for what fits its lines."""

    text: TextFile
    delimiter: str
    quotes: str | None = None
    name: str = ""
    is_hidden: bool = False

    def read_rows(self) -> Iterator[TableRow]:
        """Yield every row; what is wrong in it does not matter yet."""
        yield from self.parse(0, self.quotes == "none", strict=False)

    def read_below(self, header: Header) -> Iterator[TableRow]:
        """Yield the rows below the header, all of one width, or with one cell alone, or a last one that counts the others.

        Delimiters at the end may make all rows wider than the header. SourceError for a row of any other width.
        """
        width, common, whole = len(header.names), 0, 0
        rows = self.parse(header.line - 1, not self.are_quotes_read(header), strict=True)
        next(rows, None)
        for line, cells in rows:
            said = [cell for cell in cells if is_filled(cell)]
            if len(said) > 1 and not (len(said) == 2 and str(whole) in said):
                if len(cells) < width or len(cells) != (common or len(cells)) or any(map(is_filled, cells[width:])):
                    others = f"the rows above have {common}" if common else f"the header has {width}"
                    problem = f"has {len(cells)} fields, {others}"
                    cure = "is a delimiter or line break not quoted?"
                    raise make_error(self.text.data.shown, line, "", f"{problem}; {cure}")
                common, whole = len(cells), whole + 1
            yield line, cells[:width] + (None,) * (width - len(cells))

    def parse(self, skipped: int, raw: bool, strict: bool) -> Iterator[TableRow]:
        """Yield the rows after some lines; SourceError for a text that is no such table."""
        csv.field_size_limit(FIELD_LIMIT)
        line = skipped
        with self.text.open() as file:
            reader = csv.reader(
                islice(file, skipped, None),
                delimiter=self.delimiter,
                quoting=csv.QUOTE_NONE if raw else csv.QUOTE_MINIMAL,
                strict=strict,
            )
            try:
                for cells in reader:
                    if any(cells):
                        yield line + 1, tuple(cells)
                    line = skipped + reader.line_num
            except csv.Error as error:
                cure = "is `delimiter` right, and every quote closed? `quotes: none` reads quotes as letters"
                raise make_error(self.text.data.shown, line + 1, "", f"is not CSV: {describe(error)}; {cure}") from None

    def are_quotes_read(self, header: Header) -> bool:
        """Tell whether quotes enclose cells, by the setting or by the lines below the header.

        They are letters like others where each line has the header's width without them, and one of them is no row with them: a
        cell that goes over several lines would leave lines of another width.
        """
        if self.quotes:
            return self.quotes != "none"
        width, are_rows = len(header.names), True
        with self.text.open() as file:
            for line in islice(file, header.line, None):
                content = line.rstrip("\r\n")
                last = len(content.rstrip(self.delimiter).split(self.delimiter))
                if content and not last <= width <= content.count(self.delimiter) + 1:
                    return True
                are_rows = are_rows and ('"' not in content or self.is_row(content))
        return are_rows

    def is_row(self, content: str) -> bool:
        """Tell whether a line with quotes is a row by itself."""
        try:
            next(csv.reader([content], delimiter=self.delimiter, strict=True), None)
        except csv.Error:
            return False
        return True


def list_csv_tables(text: TextFile, form: ExportForm) -> list[CsvTable]:
    """Return a text read with its delimiter, or with each that may be meant, the likeliest first."""
    if form.delimiter:
        return [CsvTable(text, form.delimiter, form.quotes)]
    with text.open() as file:
        told = SEPARATOR_LINE.fullmatch(file.readline(100).rstrip("\r\n"))
    if told:
        return [CsvTable(text, told[1], form.quotes)]
    return sorted((CsvTable(text, each, form.quotes) for each in DELIMITERS), key=rate_width, reverse=True)


def rate_width(table: CsvTable) -> tuple[int, int]:
    """Return how many of the first rows have the commonest width of two or more, and that width."""
    widths = Counter(len(cells) for _, cells in islice(table.read_rows(), SEARCHED_ROWS) if len(cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def describe(error: csv.Error) -> str:
    """Return what is wrong in words that hold nothing of the text."""
    return str(error) if len(str(error)) < 80 else "a row cannot be read"
