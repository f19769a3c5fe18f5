"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from html import unescape
from pathlib import Path
from secrets import token_hex

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Cell, Row
from scripts.tickets.sources.file.error_collector import ErrorCollector
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.timestamps import TimestampParser
from scripts.tickets.sources.interface.source_ticket import SourceTicket, make_ticket
from scripts.tickets.sources.protocol import Reading
from scripts.tickets.ticket import Ticket


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, path: Path, excluded: Exclusion) -> None:
        """`path` is the one that errors name; of what `exclude` covers no ticket is made."""
        self.salt = token_hex(16)  # so that the same person has another mark in the next reading
        self.excluded, self.reading = excluded, Reading(dropped=0, excluded=set())
        self.unsaid = {each for each in ("queues", "kinds") if getattr(excluded, each)}
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone)
        self.errors = ErrorCollector(path)
        self.statuses = ExportStatuses(settings, self.errors)
        self.lines: dict[str, int] = {}

    def map_rows(self, rows: Iterable[Row]) -> Iterator[Ticket]:
        """Yield a ticket of every row that has no mistake, then raise SourceError if any had one."""
        for line, cells in rows:
            self.reading.rows[str(self.errors.path)] = self.reading.rows.get(str(self.errors.path), 0) + 1
            if ticket := self.map_row(line, [self.clean_cell(cell) for cell in cells]):
                yield ticket
        self.statuses.note_unknown()
        self.note_unsaid()
        self.errors.raise_if_any()

    def clean_cell(self, cell: Cell) -> Cell:
        """Return the cell without space around it, its HTML entities decoded once; None where it says that nothing is there."""
        if isinstance(cell, str):
            cell = unescape(cell).strip()
            return None if cell in self.settings.empty else cell
        return cell

    def map_row(self, line: int, cells: list[Cell]) -> Ticket | None:
        """Return the ticket of a row; None for one that is excluded, or where a mistake was noted."""
        columns, ends = self.columns, 2 + len(self.columns.ended)
        rest = iter(cells[ends:])
        status, queue, title, labels, kind, requester = (
            str(next(rest) or "") if name else ""
            for name in (columns.status, columns.queue, columns.title, columns.labels, columns.kind, columns.requester)
        )
        split_labels = frozenset(filter(None, map(str.strip, labels.split(self.settings.label_separator))))
        self.unsaid -= {field for field, text in (("queues", queue), ("kinds", kind)) if text}
        if matches := self.excluded.find_matches((queue,), kind, (status,), split_labels):
            self.reading.note_excluded(matches)
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        self.check_key(line, key)
        created = self.parse_moment(line, columns.created, cells[1])
        ended = self.find_end(line, cells[2:ends], created)
        outcome = self.statuses.find_outcome(line, status, ended is not None)
        if noted != self.errors.count or created is None or outcome is None:
            return None
        row = SourceTicket(
            key=key,
            created=created,
            ended=ended,
            status_words=(status,),
            queue=queue,
            title=title,
            labels=split_labels,
            kind=kind,
            requester=requester and self.salt + requester,
        )
        return make_ticket(row, outcome)

    def note_unsaid(self) -> None:
        """Note a column that is empty in every row, though `exclude` goes by it: nothing would be left out."""
        columns = {"queues": self.columns.queue, "kinds": self.columns.kind}
        for field in sorted(self.unsaid) if self.reading.rows else ():
            cure = f"name the right column, as `exclude.{field}` goes by it"
            self.errors.add(1, str(columns[field]), f"is empty in every row; {cure}")

    def check_key(self, line: int, key: str) -> None:
        """Note a ticket without a key, or with that of another."""
        if not key:
            self.errors.add(line, self.columns.key, "is empty; every ticket needs its number")
        elif (first := self.lines.setdefault(key, line)) != line:
            self.errors.add(line, self.columns.key, f"is the key of line {first} too; export each ticket once")

    def parse_moment(self, line: int, column: str, cell: Cell, later: bool = False) -> datetime | None:
        """Return a stamp in UTC; None where a mistake was noted."""
        try:
            if cell is None:
                raise ValueError("is empty; every ticket was created at some time")
            return self.timestamps.parse(cell, later)
        except ValueError as error:
            self.errors.add(line, column, str(error))
            return None

    def find_end(self, line: int, cells: list[Cell], created: datetime | None) -> datetime | None:
        """Return the first end that is given, None where there is none; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            if cell is not None:
                ended = self.parse_moment(line, column, cell)
                if ended and created and ended < created:
                    ended = self.parse_moment(line, column, cell, later=True)
                return ended
        return None
