"""The rows and cells of example exports."""

import csv
import io
from collections.abc import Callable, Iterable
from datetime import datetime

from tests.tickets.connect.examples.workbook import Value
from tests.tickets.connect.truth import TrueTicket, read_truth

Columns = dict[str, Callable[[TrueTicket], Value]]
Time = Callable[[datetime | None], str]


def stamp(form: str, none: str = "") -> Time:
    """Return what writes a time in a form; `{d}` and `{h}` in it are the day and the hour of twelve without zeros."""

    def write(moment: datetime | None) -> str:
        if moment is None:
            return none
        return moment.strftime(form).replace("{d}", str(moment.day)).replace("{h}", str(moment.hour % 12 or 12))

    return write


def words(open: str, resolved: str, rejected: str, merged: str) -> Callable[[TrueTicket], str]:
    """Return what writes the outcome of a ticket in a system's words."""
    said = {"open": open, "resolved": resolved, "rejected": rejected, "merged": merged}
    return lambda ticket: said[ticket.outcome]


def list_newest_first() -> list[TrueTicket]:
    """Return the tickets as most systems list them."""
    return sorted(read_truth(), key=lambda ticket: -ticket.number)


def make_rows(columns: Columns) -> list[list[Value]]:
    """Return the header and a row for each ticket."""
    return [list(columns), *([write(ticket) for write in columns.values()] for ticket in list_newest_first())]


def make_csv(
    rows: Iterable[Iterable[Value]],
    delimiter: str = ",",
    quote_all: bool = False,
    encoding: str = "utf-8",
    end: str = "\n",
) -> bytes:
    """Return rows as CSV."""
    file, quoting = io.StringIO(), csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(file, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return file.getvalue().encode(encoding)
