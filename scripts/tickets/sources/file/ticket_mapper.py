"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from html import unescape
from pathlib import Path
from secrets import token_bytes

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Cell, Row
from scripts.tickets.sources.file.error_collector import ErrorCollector
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.timestamps import TimestampParser
from scripts.tickets.ticket import Outcome, Ticket


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, path: Path, excluded: Exclusion) -> None:
        """`path` is the one that errors name; of what `exclude` covers no ticket is made."""
        self.excluded, self.salt, self.dropped = excluded, token_bytes(16), 0
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone)
        self.errors = ErrorCollector(path)
        self.statuses = ExportStatuses(settings, self.errors)
        self.lines: dict[str, int] = {}

    def map_rows(self, rows: Iterable[Row]) -> Iterator[Ticket]:
        """Yield a ticket of every row that has no mistake, then raise SourceError if any had one."""
        for line, cells in rows:
            if ticket := self.map_row(line, [self.clean_cell(cell) for cell in cells]):
                yield ticket
        self.statuses.note_unknown()
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
        if self.excluded.covers(queue, kind):
            self.dropped += 1
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        self.check_key(line, key)
        created = self.parse_moment(line, columns.created, cells[1])
        ended, column = self.find_end(line, cells[2:ends], created)
        outcome = self.statuses.find_outcome(line, status, ended is not None)
        if noted != self.errors.count or created is None or outcome is None:
            return None
        if outcome is Outcome.OPEN:
            ended = None  # reopened: the stamp is that of an earlier end
        elif not self.is_plausible_end(line, column, created, ended):
            return None
        return Ticket(
            key=key,
            created=created,
            ended=ended,
            outcome=outcome,
            queue=queue,
            title=title,
            labels=frozenset(filter(None, map(str.strip, labels.split(self.settings.label_separator)))),
            kind=kind,
            requester=self.hash_requester(requester),
        )

    def hash_requester(self, requester: str) -> bytes | None:
        """Return what tells this requester from others within this reading and says nothing else; None for nobody."""
        return blake2b(requester.encode(), key=self.salt, digest_size=8).digest() if requester else None

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
            moment = self.timestamps.parse(cell, later)
            if self.settings.exported and moment > self.settings.exported:
                raise ValueError("is later than `exported`; correct that, or `timezone`, or the order of `dates`")
            return moment
        except ValueError as error:
            self.errors.add(line, column, str(error))
            return None

    def find_end(self, line: int, cells: list[Cell], created: datetime | None) -> tuple[datetime | None, str]:
        """Return the first end that is given, and its column; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            if cell is not None:
                ended = self.parse_moment(line, column, cell)
                if ended and created and ended < created:
                    ended = self.parse_moment(line, column, cell, later=True)
                return ended, column
        return None, self.columns.ended[0]

    def is_plausible_end(self, line: int, column: str, created: datetime, ended: datetime | None) -> bool:
        """Tell whether a finished ticket has an end that is not before its start; if not, that is noted."""
        if ended is None:
            problem = "is empty although the status says that the ticket is finished"
            self.errors.add(line, column, f"{problem}; name a second column under `ended`")
        elif ended < created:
            cure = "correct the export, or the order of `dates`"
            self.errors.add(line, column, f"is before {self.columns.created}; {cure}")
        return ended is not None and ended >= created
