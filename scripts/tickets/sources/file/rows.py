"""The rows of an export that are tickets, whatever its format; others are passed over and counted."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.tickets.sources.file.columns import Pick, Row, find_table, is_said, make_pick
from scripts.tickets.sources.file.error_collector import Place, make_error
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.tables.export import Export
from scripts.tickets.sources.file.tables.table import Cell, Header, Table, count_filled, is_filled
from scripts.tickets.sources.status_mapping import map_statuses

NUMBER = re.compile(r"\s*[-+]?[\d.,' ]+%?\s*")
DIGITS_OF_A_DATE = 5  # 1 Jan 2026
FEW = 5  # rows that are no tickets, beyond one for each ticket: a report has a heading for each group and some lines at its end


@dataclass(slots=True)
class PassedRows:
    """Rows below the header that are no tickets: names of groups, totals, the header once more."""

    count: int = 0
    first: Place | None = None
    doubtful: list[Place] = field(default_factory=list)

    def add(self, place: Place, is_doubtful: bool) -> None:
        """Count one; it is doubtful where it may be the rest of a ticket."""
        self.count += 1
        self.first = self.first or place
        if is_doubtful:
            self.doubtful.append(place)

    def list_warnings(self) -> tuple[str, ...]:
        """Return a sentence where tickets may be missing."""
        if not self.doubtful:
            return ()
        rows = "1 row" if len(self.doubtful) == 1 else f"{len(self.doubtful):,} rows"
        path, line = self.doubtful[0]
        problem = f"{path}: {rows} of one cell, not in the column of numbers, passed over (the first in line {line})"
        return (f"{problem}: is each the name of a group or a total, and no ticket that was cut short?",)

    def describe(self) -> str:
        """Say how many there were, for whoever asks if all is right."""
        rows = "1 row is no ticket and was" if self.count == 1 else f"{self.count:,} rows are no tickets and were"
        line = self.first.line if self.first else 1
        return f"{rows} passed over (the first in line {line}): they say no ticket's number, time and status"


def read_rows(export: Export, settings: Settings, passed: PassedRows) -> Iterator[Row]:
    """Yield each ticket's place and its cells in the order of `settings.columns.list_names()`.

    SourceError for a file that is not what it should be, lacks a column, or holds more of something else than tickets.
    """
    table, header = find_table(export, settings)
    pick, is_ticket = make_pick(header, settings), make_row_check(settings)
    refuse_tickets_above(export, table, header, pick, 2 + len(settings.columns.ended))
    before, tickets, alone, forms = passed.count, 0, dict[str, Place](), set[str]()
    for line, cells in table.read_below(header):
        picked, place = pick(cells), Place(export.shown, line)
        if is_ticket(cells, picked):
            tickets += 1
            forms.add(mask_key(picked[0]))
            yield place, picked
        elif count_filled(cells):
            is_alone = count_filled(cells) == 1
            passed.add(place, is_alone and not is_said(picked[0], ()))
            if is_alone and picked[0] != str(tickets):
                alone.setdefault(mask_key(picked[0]), place)
    if lost := next((place for form, place in alone.items() if form in forms and "9" in form), None):
        raise make_error(lost.path, lost.line, settings.columns.key, "stands alone in its row; is the file whole?")
    if (over := passed.count - before) > (tickets + FEW if tickets else 1):
        why = "say no ticket's number, time and status"
        message = f"{over:,} rows below this header {why}, and {tickets:,} do; is `columns` right?"
        raise make_error(export.shown, header.line, "", message)


def refuse_tickets_above(export: Export, table: Table, header: Header, pick: Pick, ends: int) -> None:
    """Raise SourceError for a ticket above the header: then that is a later page's, and the first one is written otherwise."""
    above = takewhile(lambda row: row[0] < header.line, table.read_rows() if header.line > 1 else iter(()))
    for line, cells in above:
        picked = pick(cells + (None,) * (len(header.names) - len(cells)))
        if count_filled(cells) > 2 and any(map(is_stamp_like, picked[1:ends])):
            message = f"is a ticket above the header in line {header.line}; has the first header other names?"
            raise make_error(export.shown, line, "", message)


def make_row_check(settings: Settings) -> Callable[[tuple[Cell, ...], tuple[Cell, ...]], bool]:
    """Return what tells a ticket, maybe one with mistakes, from a name of a group, a total, a sentence or the header once more."""
    ends, names = 2 + len(settings.columns.ended), settings.columns.list_names()
    statuses, header = map_statuses(settings), tuple(map(normalize_name, names[:2]))

    def is_ticket(cells: tuple[Cell, ...], picked: tuple[Cell, ...]) -> bool:
        if tuple(normalize_name(cell) if isinstance(cell, str) else "" for cell in picked[:2]) == header:
            return False
        if any(map(is_stamp_like, picked[1:ends])):
            return count_filled(cells) > 1
        status = picked[ends] if settings.columns.status else None
        if isinstance(status, str) and status.strip().casefold() in statuses:
            return count_filled(cells) > 1
        key, created = (is_said(cell, settings.empty) for cell in picked[:2])
        return (created or (key and count_filled(cells) > 2)) and not is_total(cells)

    return is_ticket


def is_stamp_like(cell: Cell) -> bool:
    """Tell whether a cell may hold a date or a time, in whatever form."""
    return isinstance(cell, date) or (isinstance(cell, str) and sum(map(str.isdigit, cell)) >= DIGITS_OF_A_DATE)


def mask_key(cell: Cell) -> str:
    """Return the form of a ticket's number: of digits and of letters what they are, not how many; `a-9`."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+", "9", str(cell or "").strip()))


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Tell whether a row is a word, or nothing, and numbers."""
    filled = [cell for cell in cells if is_filled(cell)]
    return sum(not isinstance(cell, str) or not NUMBER.fullmatch(cell) for cell in filled) <= 1
