"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import blake2b
from html import unescape
from secrets import token_bytes

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Row
from scripts.tickets.sources.file.dates.forms import NoDate
from scripts.tickets.sources.file.error_collector import ErrorCollector, Place
from scripts.tickets.sources.file.repeated_tickets import RepeatedTickets
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.tables.table import Cell
from scripts.tickets.sources.file.timestamps import Stamp, TimestampParser
from scripts.tickets.ticket import Outcome, Ticket


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, excluded: Exclusion) -> None:
        """Of what `exclude` covers no ticket is made."""
        self.excluded, self.salt, self.dropped = excluded, token_bytes(16), 0
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone, settings.language)
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
        duration = next(rest) if columns.duration else None
        repeat = self.repeated.compare(place, cells)
        if repeat == "":
            return None  # it counts already
        if any(self.excluded.covers(queue, kind) for queue in queues for kind in kinds):
            self.dropped += 1
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        if repeat or not key:
            self.errors.add(place, columns.key, repeat or "is empty; every ticket needs its number")
        created = self.parse_start(place, cells[1])
        ended, column = self.find_end(place, cells[2:ends], created)
        if ended is None and duration is not None and created:
            ended, column = self.add_duration(place, duration, created), str(columns.duration)
        if created and ended:
            created, ended = self.timestamps.align_days(created, ended)
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
            created=created.moment,
            ended=ended.moment if ended else None,
            is_day=created.is_day or (ended is not None and ended.is_day),
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

    def parse_start(self, place: Place, cell: Cell) -> Stamp | None:
        """Return when a ticket was created; None where a mistake was noted."""
        try:
            if cell is not None:
                return self.parse_stamp(place, self.columns.created, cell)
            problem = "is empty"
        except NoDate:
            problem = "says that there is no date"
        self.errors.add(place, self.columns.created, f"{problem}; every ticket was created at some time")
        return None

    def parse_stamp(self, place: Place, column: str, cell: Cell, later: bool = False) -> Stamp | None:
        """Return a stamp; None where a mistake was noted, NoDate where it stands for "none"."""
        try:
            if not isinstance(cell, str | date):
                raise ValueError("holds several values; name a column with one")
            stamp = self.timestamps.parse(cell, later)
            if self.settings.exported and stamp.earliest > self.settings.exported:
                raise ValueError("is later than `exported`; correct that, or `timezone`, or the order of `dates`")
        except NoDate:
            raise
        except ValueError as error:
            self.errors.add(place, column, str(error))
            return None
        return stamp

    def find_end(self, place: Place, cells: list[Cell], created: Stamp | None) -> tuple[Stamp | None, str]:
        """Return the first end that is given, and its column; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            with suppress(NoDate):
                if cell is not None:
                    ended = self.parse_stamp(place, column, cell)
                    if ended and created and ended.moment < created.moment:
                        ended = self.parse_stamp(place, column, cell, later=True)
                    return ended, column
        return None, next(iter(self.columns.ended), "")

    def add_duration(self, place: Place, cell: Cell, created: Stamp) -> Stamp | None:
        """Return when a ticket ended that took so long; None where a mistake was noted."""
        try:
            length = self.timestamps.parse_duration(str(cell), self.settings.duration_unit)
        except ValueError as error:
            self.errors.add(place, str(self.columns.duration), str(error))
            return None
        return created._replace(moment=created.moment + length)

    def is_plausible_end(self, place: Place, column: str, created: Stamp, ended: Stamp | None) -> bool:
        """Tell whether a finished ticket has an end that is not before its start; if not, that is noted."""
        if ended is None:
            problem = "is empty although the status says that the ticket is finished"
            self.errors.add(place, column, f"{problem}; name a second column under `ended`")
        elif ended.moment < created.moment:
            cure = "correct the export, or the order of `dates`"
            self.errors.add(place, column, f"is before {self.columns.created}; {cure}")
        return ended is not None and ended.moment >= created.moment


def list_texts(cell: Cell) -> tuple[str, ...]:
    """Return the texts in a cell; none where it says nothing."""
    return cell if isinstance(cell, tuple) else (str(cell),) if cell else ()
