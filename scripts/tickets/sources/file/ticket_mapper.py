"""Rows of an export turned into tickets, with every mistake on the way."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from html import unescape
from secrets import token_hex

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.file.columns import Row
from scripts.tickets.sources.file.confidential import DEFAULT_COLUMN, is_confidential
from scripts.tickets.sources.file.dates.forms import NoDate
from scripts.tickets.sources.file.error_collector import ErrorCollector, Place
from scripts.tickets.sources.file.repeated_tickets import RepeatedTickets
from scripts.tickets.sources.file.row_words import RowWords, read_row_words
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.statuses import ExportStatuses
from scripts.tickets.sources.file.tables.table import Cell
from scripts.tickets.sources.file.timestamps import Stamp, TimestampParser
from scripts.tickets.sources.interface.source_ticket import SourceTicket, make_ticket
from scripts.tickets.sources.protocol import Reading
from scripts.tickets.sources.survey import Group, Survey
from scripts.tickets.ticket import Outcome, Ticket

NEVER = Stamp(datetime(1, 1, 3, tzinfo=UTC))  # as interfaces give such a date; whoever counts finds it wrong


class ExportTicketMapper:
    """Maps one export once: it remembers the keys it has seen."""

    def __init__(self, settings: Settings, excluded: Exclusion, survey: Survey | None = None) -> None:
        """Of what `exclude` covers no ticket is made; a `survey` counts every row, faulty and excluded ones too."""
        self.salt = token_hex(16)  # so that the same person has another mark in the next reading
        self.excluded, self.reading = excluded, Reading(dropped=0, excluded=set())
        self.unsaid = {each for each in ("queues", "kinds") if getattr(excluded, each)}
        self.columns, self.settings = settings.columns, settings
        self.timestamps = TimestampParser(settings.dates, settings.zone, settings.language)
        self.errors, self.survey = ErrorCollector(), survey
        self.statuses = ExportStatuses(settings, self.errors)
        self.repeated = RepeatedTickets(self.timestamps)
        self.confidential = 0  # tickets that nobody may see
        self.all_hidden = True

    def map_rows(self, rows: Iterable[Row], remarks: Iterable[str] = ()) -> Iterator[Ticket]:
        """Yield a ticket of every row that has no mistake, then raise SourceError if any had one; remarks may explain it."""
        first: Place | None = None
        for place, cells in rows:
            first = first or place
            self.reading.rows[str(place.path)] = self.reading.rows.get(str(place.path), 0) + 1
            if ticket := self.map_row(place, [self.clean_cell(cell) for cell in cells]):
                yield ticket
        self.statuses.note_unknown()
        if first:
            self.note_unsaid(first)
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
        repeat = self.repeated.compare(place, cells)
        if repeat == "":
            return None  # it counts already
        words = read_row_words(cells, self.columns, self.settings.label_separator)
        if self.is_left_out(words, is_confidential(cells[-1])):
            return None
        key, noted = str(cells[0] or ""), self.errors.count
        if repeat or not key:
            self.errors.add(place, self.columns.key, repeat or "is empty; every ticket needs its number")
        created, ended = self.find_times(place, cells, words.duration)
        outcome = self.statuses.find_outcome(place, words.status, ended is not None)
        if self.survey is not None:
            group = self.make_group(words, outcome)
            self.survey.add(group, created and created.moment, ended and ended.moment)
        if noted != self.errors.count or created is None or outcome is None:
            return None
        row = SourceTicket(
            key=key,
            created=created.moment,
            ended=ended.moment if ended else None,
            is_day=created.is_day or (ended is not None and ended.is_day),
            status_words=words.status,
            queue=words.queues[0],
            title=words.title,
            labels=words.labels,
            kind=words.kinds[0],
            requester=words.requester and self.salt + words.requester,
        )
        return make_ticket(row, outcome)

    def is_left_out(self, words: RowWords, is_hidden: bool) -> bool:
        """Tell whether nobody may see a row's ticket, or `exclude` covers it; of the second a survey counts it all the same."""
        self.unsaid -= {field for field in ("queues", "kinds") if any(getattr(words, field))}
        matches = [self.excluded.find_matches(words.queues, kind, words.status, words.labels) for kind in words.kinds]
        if not is_hidden:
            self.all_hidden = False
            if any(matches) and self.survey is not None:
                self.survey.add(self.make_group(words, None))
        self.confidential += is_hidden
        if any(matches) or is_hidden:
            self.reading.note_excluded(set().union(*matches))
            return True
        return False

    def make_group(self, words: RowWords, outcome: Outcome | None) -> Group:
        """Return what a survey counts of a row."""
        status = words.status if self.columns.status else ()
        return Group(words.queues, words.kinds[0], words.labels, status, None, outcome)

    def find_times(self, place: Place, cells: list[Cell], duration: Cell) -> tuple[Stamp | None, Stamp | None]:
        """Return when a ticket came and when it ended, each None where that is not said or a mistake was noted."""
        created = self.parse_start(place, cells[1])
        ended = self.find_end(place, cells[2 : 2 + len(self.columns.ended)], created)
        if created and ended:
            created, ended = self.timestamps.align_days(created, ended)
        if ended is None and duration is not None and created and self.columns.duration:
            ended = self.add_duration(place, duration, created)
        return created, ended

    def note_unsaid(self, first: Place) -> None:
        """Note a column that is empty in every row though `exclude` goes by it, and one by which no row is left."""
        columns = {"queues": self.columns.queue, "kinds": self.columns.kind}
        for field in sorted(self.unsaid):
            cure = f"name the right column, as `exclude.{field}` goes by it"
            self.errors.add(first, str(columns[field]), f"is empty in every row; {cure}")
        if self.all_hidden:
            problem = "says of every row that nobody may see it"
            self.errors.add(first, self.columns.confidential or DEFAULT_COLUMN, f"{problem}; name the right column")

    def parse_start(self, place: Place, cell: Cell) -> Stamp | None:
        """Return when a ticket was created; None where a mistake was noted, NEVER where the cell says that there is no date."""
        try:
            if cell is not None:
                return self.parse_stamp(place, self.columns.created, cell)
        except NoDate:
            return NEVER
        self.errors.add(place, self.columns.created, "is empty; every ticket was created at some time")
        return None

    def parse_stamp(self, place: Place, column: str, cell: Cell, later: bool = False) -> Stamp | None:
        """Return a stamp; None where a mistake was noted, NoDate where it stands for "none"."""
        try:
            if not isinstance(cell, str | date):
                raise ValueError("holds several values; name a column with one")
            return self.timestamps.parse(cell, later)
        except NoDate:
            raise
        except ValueError as error:
            self.errors.add(place, column, str(error))
            return None

    def find_end(self, place: Place, cells: list[Cell], created: Stamp | None) -> Stamp | None:
        """Return the first end that is given, None where there is none; in an hour that comes twice it is not before the start."""
        for column, cell in zip(self.columns.ended, cells, strict=True):
            with suppress(NoDate):
                if cell is not None:
                    ended = self.parse_stamp(place, column, cell)
                    if ended and created and ended.moment < created.moment:
                        ended = self.parse_stamp(place, column, cell, later=True)
                    return ended
        return None

    def add_duration(self, place: Place, cell: Cell, created: Stamp) -> Stamp | None:
        """Return when a ticket ended that took so long; None where a mistake was noted."""
        try:
            length = self.timestamps.parse_duration(str(cell), self.settings.duration_unit)
        except ValueError as error:
            self.errors.add(place, str(self.columns.duration), str(error))
            return None
        return created._replace(moment=created.moment + length)
