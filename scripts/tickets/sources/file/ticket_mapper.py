"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import blake2b
from html import unescape
from secrets import token_bytes

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Row
from scripts.tickets.sources.file.error_collector import ErrorCollector, Place
from scripts.tickets.sources.file.repeated_tickets import RepeatedTickets
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.tables.table import Cell
from scripts.tickets.sources.file.timestamps import TimestampParser
from scripts.tickets.ticket import Outcome, Ticket


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, excluded: Exclusion) -> None:
        """Of what `exclude` covers no ticket is made."""
        self.excluded, self.salt, self.dropped = excluded, token_bytes(16), 0
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone)
        self.errors = ErrorCollector()
        self.statuses = ExportStatuses(settings, self.errors)
        self.repeated = RepeatedTickets(self.timestamps)

    def map_rows(self, rows: Iterable[Row], remarks: Iterable[str] = ()) -> Iterator[Ticket]:
        """Yield a ticket of every row that has no mistake, then raise SourceError if any had one; remarks may explain it."""
        for place, cells in rows:
            if ticket := self.map_row(place, [self.clean_cell(cell) for cell in cells]):
                yield ticket
        self.statuses.note_unknown()
        self.errors.raise_if_any(*remarks)

    def clean_cell(self, cell: Cell) -> Cell:
        """Return the cell without space around it, its HTML entities decoded once; None where it says that nothing is there."""
        if isinstance(cell, tuple):
            return tuple(str(clean) for each in cell if (clean := self.clean_cell(each)))
        if isinstance(cell, str):
            cell = unescape(cell).strip()
            return None if cell in self.settings.empty else cell
        return cell

    def map_row(self, place: Place, cells: list[Cell]) -> Ticket | None:
        """Return the ticket of a row; None for one that is excluded, or where a mistake was noted."""
        columns, ends = self.columns, 2 + len(self.columns.ended)
        rest = iter(cells[ends:])
        (status, *_), queues, (title, *_), labels, kinds, (requester, *_) = (
            (list_texts(next(rest)) if name else ()) or ("",)
            for name in (columns.status, columns.queue, columns.title, columns.labels, columns.kind, columns.requester)
        )
        repeat = self.repeated.compare(place, cells)
        if repeat == "":
            return None  # it counts already
        if any(self.excluded.covers(queue, kind) for queue in queues for kind in kinds):
            self.dropped += 1
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        if repeat or not key:
            self.errors.add(place, columns.key, repeat or "is empty; every ticket needs its number")
        created = self.parse_moment(place, columns.created, cells[1])
        ended, column = self.find_end(place, cells[2:ends], created)
        outcome = self.statuses.find_outcome(place, status, ended is not None)
        if noted != self.errors.count or created is None or outcome is None:
            return None
        if outcome is Outcome.OPEN:
            ended = None  # reopened: the stamp is that of an earlier end
        elif not self.is_plausible_end(place, column, created, ended):
            return None
        separator = self.settings.label_separator
        return Ticket(
            key=key,
            created=created,
            ended=ended,
            outcome=outcome,
            queue=queues[0],
            title=title,
            labels=frozenset(filter(None, (part.strip() for text in labels for part in text.split(separator)))),
            kind=kinds[0],
            requester=self.hash_requester(requester),
        )

    def hash_requester(self, requester: str) -> bytes | None:
        """Return what tells this requester from others within this reading and says nothing else; None for nobody."""
        return blake2b(requester.encode(), key=self.salt, digest_size=8).digest() if requester else None

    def parse_moment(self, place: Place, column: str, cell: Cell, later: bool = False) -> datetime | None:
        """Return a stamp in UTC; None where a mistake was noted."""
        try:
            if not isinstance(cell, str | datetime):
                raise ValueError("is empty; every ticket was created at some time")
            moment = self.timestamps.parse(cell, later)
            if self.settings.exported and moment > self.settings.exported:
                raise ValueError("is later than `exported`; correct that, or `timezone`, or the order of `dates`")
            return moment
        except ValueError as error:
            self.errors.add(place, column, str(error))
        except OverflowError:
            self.errors.add(place, column, "is at the edge of the calendar; correct it, or name it under `empty`")
        return None

    def find_end(self, place: Place, cells: list[Cell], created: datetime | None) -> tuple[datetime | None, str]:
        """Return the first end that is given, and its column; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            if cell is not None:
                ended = self.parse_moment(place, column, cell)
                if ended and created and ended < created:
                    ended = self.parse_moment(place, column, cell, later=True)
                return ended, column
        return None, self.columns.ended[0]

    def is_plausible_end(self, place: Place, column: str, created: datetime, ended: datetime | None) -> bool:
        """Tell whether a finished ticket has an end that is not before its start; if not, that is noted."""
        if ended is None:
            problem = "is empty although the status says that the ticket is finished"
            self.errors.add(place, column, f"{problem}; name a second column under `ended`")
        elif ended < created:
            cure = "correct the export, or the order of `dates`"
            self.errors.add(place, column, f"is before {self.columns.created}; {cure}")
        return ended is not None and ended >= created


def list_texts(cell: Cell) -> tuple[str, ...]:
    """Return the texts in a cell; none where it says nothing."""
    return cell if isinstance(cell, tuple) else (str(cell),) if cell else ()
