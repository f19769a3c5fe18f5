"""The rows of an export that are tickets, whatever its format; others are passed over and counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.tickets.sources.file.columns import Row, find_table, is_said, make_pick
from scripts.tickets.sources.file.error_collector import Place, make_error
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.tables.export import Export
from scripts.tickets.sources.file.tables.headers import normalize_name
from scripts.tickets.sources.file.tables.table import Cell, count_filled

FEW = 5  # rows that are no tickets, beyond one for each ticket: a report has a heading for each group and some lines at its end


@dataclass(slots=True)
class PassedRows:
    """Rows below the header that are no tickets: names of groups, totals, the header once more."""

    count: int = 0
    first: Place | None = None

    def add(self, place: Place) -> None:
        """Count one."""
        self.count += 1
        self.first = self.first or place

    def describe(self) -> str:
        """Say how many there were, for whoever asks if all is right."""
        rows = "1 row is no ticket and was" if self.count == 1 else f"{self.count:,} rows are no tickets and were"
        line = self.first.line if self.first else 1
        return f"{rows} passed over (the first in line {line}): they have no number, or neither a time nor a status"


def read_rows(export: Export, settings: Settings, passed: PassedRows) -> Iterator[Row]:
    """Yield each ticket's place and its cells in the order of `settings.columns.list_names()`.

    SourceError for a file that is not what it should be, lacks a column, or holds more of something else than tickets.
    """
    table, header = find_table(export, settings)
    pick, before, tickets = make_pick(header, settings), passed.count, 0
    titles = tuple(map(normalize_name, settings.columns.list_names()))
    for line, cells in table.read_below(header):
        picked, place = pick(cells), Place(export.shown, line)
        if is_ticket(cells, picked, settings) and not is_header(picked, titles):
            tickets += 1
            yield place, picked
        elif count_filled(cells):
            passed.add(place)
    if (over := passed.count - before) > (tickets + FEW if tickets else 1):
        message = (
            f"{over:,} rows below the header in line {header.line} are no tickets, {tickets:,} are; is `columns` right?"
        )
        raise make_error(export.shown, header.line, "", message)


def is_ticket(cells: tuple[Cell, ...], picked: tuple[Cell, ...], settings: Settings) -> bool:
    """Tell whether a row is a ticket, maybe one with mistakes, and no name of a group, total or sentence."""
    ends = 2 + len(settings.columns.ended)
    key, created, *rest = (is_said(cell, settings.empty) for cell in picked[: ends + bool(settings.columns.status)])
    filled = count_filled(cells)
    return filled > 1 and (key or created) and (created or any(rest) or filled > 2)


def is_header(picked: tuple[Cell, ...], titles: tuple[str, ...]) -> bool:
    """Tell whether a row is the header once more, as on each page of a report."""
    return tuple(normalize_name(cell) if isinstance(cell, str) else "" for cell in picked[:2]) == titles[:2]
