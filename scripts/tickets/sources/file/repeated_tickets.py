"""Tickets that stand in an export more than once: in several of its files, or in two rows that say the same."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from scripts.tickets.sources.file.error_collector import Place
from scripts.tickets.sources.file.rows import PassedRows, read_rows
from scripts.tickets.sources.file.settings import Settings
from scripts.tickets.sources.file.tables.export import Export
from scripts.tickets.sources.file.tables.table import Cell
from scripts.tickets.sources.file.timestamps import TimestampParser

A_DAY = timedelta(days=1)


class Seen(NamedTuple):
    """What is remembered of a row: its place, when its ticket came, and what tells its other cells from those of another row."""

    place: Place
    created: Cell
    content: int


class RepeatedTickets:
    """The keys of one reading; the first row of a key counts, so files are read from the newest on."""

    def __init__(self, timestamps: TimestampParser) -> None:
        """Nothing was seen."""
        self.timestamps = timestamps
        self.seen: dict[str, Seen] = {}
        self.count = 0

    def compare(self, place: Place, cells: Sequence[Cell]) -> str | None:
        """Remember a row: return None for a new key, an empty text for a ticket that counts already, else what is wrong."""
        row = Seen(place, cells[1], hash(tuple(cells)))
        first = self.seen.setdefault(str(cells[0]), row) if cells[0] else row
        if first is row:
            return None
        if first.content == row.content or (first.place.path != place.path and self.is_same_moment(first, row)):
            self.count += 1
            return ""
        if first.place.path == place.path:
            return f"is the key of line {first.place.line} too; export each ticket once"
        where = f"line {first.place.line} of {first.place.path.name}"
        return f"is the key of {where} too, for a ticket that came at another time; is `key` right?"

    def is_same_moment(self, first: Seen, row: Seen) -> bool:
        """Tell whether two rows say the same moment for when their ticket came."""
        moments = [find_moment(each.created, self.timestamps) for each in (first, row)]
        return first.created == row.created or (moments[0] is not None and moments[0] == moments[1])


def sort_newest_first(exports: list[Export], settings: Settings) -> list[Export]:
    """Return the files of an export, that with the newest stamp first; where that is the same, by their own time and name."""
    if len(exports) == 1:
        return exports
    timestamps = TimestampParser(settings.dates, settings.zone, settings.language)
    ages = [(find_newest(each, settings, timestamps), each.data.modified, at) for at, each in enumerate(exports)]
    return [exports[at] for _, _, at in sorted(ages, reverse=True)]


def find_newest(export: Export, settings: Settings, timestamps: TimestampParser) -> datetime:
    """Return the newest moment at which a ticket of a file came or ended; one after the file was made is none."""
    ends, newest, latest = (
        2 + len(settings.columns.ended),
        datetime.min.replace(tzinfo=UTC),
        export.data.modified + A_DAY,
    )
    for _, cells in read_rows(export, settings, PassedRows()):
        for cell in cells[1:ends]:
            moment = find_moment(cell, timestamps)
            if moment and newest < moment <= latest:
                newest = moment
    return newest


def find_moment(cell: Cell, timestamps: TimestampParser) -> datetime | None:
    """Return the moment in a cell; None where there is none, which is told when its ticket is read."""
    try:
        return timestamps.parse(cell).moment if isinstance(cell, str | date) else None
    except ValueError:
        return None
