"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import blake2b
from html import unescape
from pathlib import Path
from secrets import token_bytes

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Cell, Row
from scripts.tickets.sources.file.dates.forms import NoDate
from scripts.tickets.sources.file.error_collector import ErrorCollector
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.timestamps import Stamp, TimestampParser
from scripts.tickets.ticket import Outcome, Ticket


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, path: Path, excluded: Exclusion) -> None:
        """`path` is the one that errors name; of what `exclude` covers no ticket is made."""
        self.excluded, self.salt, self.dropped = excluded, token_bytes(16), 0
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone, settings.language)
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
        duration = next(rest) if columns.duration else None
        if self.excluded.covers(queue, kind):
            self.dropped += 1
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        self.check_key(line, key)
        created = self.parse_start(line, cells[1])
        ended, column = self.find_end(line, cells[2:ends], created)
        if created and ended:
            created, ended = self.timestamps.align_days(created, ended)
        if ended is None and duration is not None and created and columns.duration:
            ended, column = self.add_duration(line, duration, created), columns.duration
        outcome = self.statuses.find_outcome(line, status, ended is not None)
        if noted != self.errors.count or created is None or outcome is None:
            return None
        if outcome is Outcome.OPEN:
            ended = None  # reopened: the stamp is that of an earlier end
        elif not self.is_plausible_end(line, column, created, ended):
            return None
        return Ticket(
            key=key,
            created=created.moment,
            ended=ended.moment if ended else None,
            is_day=created.is_day or (ended is not None and ended.is_day),
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

    def parse_start(self, line: int, cell: Cell) -> Stamp | None:
        """Return when a ticket was created; None where a mistake was noted."""
        try:
            if cell is not None:
                return self.parse_stamp(line, self.columns.created, cell)
            problem = "is empty"
        except NoDate:
            problem = "says that there is no date"
        self.errors.add(line, self.columns.created, f"{problem}; every ticket was created at some time")
        return None

    def parse_stamp(self, line: int, column: str, cell: Cell, later: bool = False) -> Stamp | None:
        """Return a stamp; None where a mistake was noted, NoDate where it stands for "none"."""
        try:
            stamp = self.timestamps.parse(cell or "", later)
            if self.settings.exported and stamp.earliest > self.settings.exported:
                raise ValueError("is later than `exported`; correct that, or `timezone`, or the order of `dates`")
        except NoDate:
            raise
        except ValueError as error:
            self.errors.add(line, column, str(error))
            return None
        return stamp

    def find_end(self, line: int, cells: list[Cell], created: Stamp | None) -> tuple[Stamp | None, str]:
        """Return the first end that is given, and its column; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            with suppress(NoDate):
                if cell is not None:
                    ended = self.parse_stamp(line, column, cell)
                    if ended and created and ended.moment < created.moment:
                        ended = self.parse_stamp(line, column, cell, later=True)
                    return ended, column
        return None, next(iter(self.columns.ended), "")

    def add_duration(self, line: int, cell: Cell, created: Stamp) -> Stamp | None:
        """Return when a ticket ended that took so long; None where a mistake was noted."""
        try:
            length = self.timestamps.parse_duration(str(cell), self.settings.duration_unit)
        except ValueError as error:
            self.errors.add(line, str(self.columns.duration), str(error))
            return None
        return created._replace(moment=created.moment + length)

    def is_plausible_end(self, line: int, column: str, created: Stamp, ended: Stamp | None) -> bool:
        """Tell whether a finished ticket has an end that is not before its start; if not, that is noted."""
        if ended is None:
            problem = "is empty although the status says that the ticket is finished"
            self.errors.add(line, column, f"{problem}; name a second column under `ended`")
        elif ended.moment < created.moment:
            cure = "correct the export, or the order of `dates`"
            self.errors.add(line, column, f"is before {self.columns.created}; {cure}")
        return ended is not None and ended.moment >= created.moment
