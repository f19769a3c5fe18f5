"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from html import unescape
from pathlib import Path
from secrets import token_bytes

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.mistakes import Mistakes
from scripts.tickets.sources.file.row import Cell, Row
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import Statuses
from scripts.tickets.sources.file.timestamps import StampReader
from scripts.tickets.ticket import Outcome, Ticket


class TicketReader:
    """Reads one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, path: Path, excluded: Exclusion) -> None:
        """`path` is the one that errors name; of what `exclude` covers no ticket is made."""
        self.excluded, self.salt, self.dropped = excluded, token_bytes(16), 0
        self.columns, self.settings = settings.columns, settings
        self.empty = frozenset(settings.empty)
        self.stamps = StampReader(settings.dates, settings.zone)
        self.mistakes = Mistakes(path)
        self.statuses = Statuses(settings, self.mistakes)
        self.lines: dict[str, int] = {}

    def read(self, rows: Iterable[Row]) -> Iterator[Ticket]:
        """A ticket of every row that has no mistake, then SourceError if any had one."""
        for line, cells in rows:
            if ticket := self.ticket(line, [self.clean(cell) for cell in cells]):
                yield ticket
        self.statuses.report()
        self.mistakes.stop()

    def clean(self, cell: Cell) -> str | datetime | None:
        """Return the cell without space around it, its HTML entities decoded once; None where it says that nothing is there."""
        if isinstance(cell, str):
            cell = unescape(cell).strip()
            return None if cell in self.empty else cell
        return cell

    def ticket(self, line: int, cells: list[str | datetime | None]) -> Ticket | None:
        """The ticket of a row; None where a mistake was noted."""
        ends = 2 + len(self.columns.ended)
        rest = iter(cells[ends:])
        columns = self.columns
        status, queue, title, labels, kind, requester = (
            str(next(rest) or "") if name else ""
            for name in (columns.status, columns.queue, columns.title, columns.labels, columns.kind, columns.requester)
        )
        if self.excluded.covers(queue, kind):
            self.dropped += 1
            return None
        key, noted = str(cells[0] or ""), self.mistakes.count
        self.check_key(line, key)
        created = self.moment(line, self.columns.created, cells[1])
        ended, column = self.end(line, cells[2:ends], created)
        outcome = self.statuses.outcome(line, status, ended is not None)
        if noted != self.mistakes.count or created is None or outcome is None:
            return None
        if outcome is Outcome.OPEN:
            ended = None  # reopened: the stamp is that of an earlier end
        elif not self.plausible(line, column, created, ended):
            return None
        return Ticket(
            key=key,
            created=created,
            ended=ended,
            outcome=outcome,
            queue=queue,
            title=title,
            labels=self.split(labels),
            kind=kind,
            requester=self.mark(requester),
        )

    def mark(self, requester: str) -> bytes | None:
        """Tells this requester from others within this reading, and says nothing else; None where there is none."""
        return blake2b(requester.encode(), key=self.salt, digest_size=8).digest() if requester else None

    def check_key(self, line: int, key: str) -> None:
        """A ticket has a key, and no other ticket has the same."""
        if not key:
            self.mistakes.add(line, self.columns.key, "is empty; every ticket needs its number")
        elif (first := self.lines.setdefault(key, line)) != line:
            self.mistakes.add(line, self.columns.key, f"is the key of line {first} too; export each ticket once")

    def moment(self, line: int, column: str, cell: str | datetime | None, later: bool = False) -> datetime | None:
        """A stamp in UTC; None where a mistake was noted."""
        try:
            if cell is None:
                raise ValueError("is empty; every ticket was created at some time")
            moment = self.stamps.read(cell, later)
            if self.settings.exported and moment > self.settings.exported:
                raise ValueError("is later than `exported`; correct that, or `timezone`, or the order of `dates`")
            return moment
        except ValueError as error:
            self.mistakes.add(line, column, str(error))
            return None

    def end(
        self, line: int, cells: list[str | datetime | None], created: datetime | None
    ) -> tuple[datetime | None, str]:
        """The first end that is given, and its column; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            if cell is not None:
                ended = self.moment(line, column, cell)
                if ended and created and ended < created:
                    ended = self.moment(line, column, cell, later=True)
                return ended, column
        return None, self.columns.ended[0]

    def plausible(self, line: int, column: str, created: datetime, ended: datetime | None) -> bool:
        """Whether a finished ticket has an end that is not before its start; if not, that is noted."""
        if ended is None:
            message = (
                "is empty although the status says that the ticket is finished; name a second column under `ended`"
            )
            self.mistakes.add(line, column, message)
        elif ended < created:
            self.mistakes.add(
                line, column, f"is before {self.columns.created}; correct the export, or the order of `dates`"
            )
        return ended is not None and ended >= created

    def split(self, labels: str) -> frozenset[str]:
        """The labels in a cell."""
        return frozenset(filter(None, map(str.strip, labels.split(self.settings.label_separator))))
