"""Stamps of an export turned into moments in UTC."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from scripts.tickets.sources.file.dates.durations import Unit, parse_duration
from scripts.tickets.sources.file.dates.forms import (
    NAMED,
    NOON,
    NOTHING,
    NoDate,
    Reading,
    UnknownWord,
    make_form,
    needs_words,
)
from scripts.tickets.sources.file.dates.words import DateWords, list_no_dates, load_words

NO_WORDS = DateWords("", {}, {}, {})
HALF_A_DAY = timedelta(hours=12)
LONGEST = 100  # characters of a stamp; an expression that is tried on more may take long
YEARS = range(1990, 2100)  # of stamps that a form which is not set is proposed for


class Stamp(NamedTuple):
    """A moment in UTC; `is_day` where its export says the day alone, whose noon it then is; `is_midnight` may be such a day too."""

    moment: datetime
    is_day: bool = False
    is_midnight: bool = False


class TimestampParser:
    """Reads stamps in the given formats; those without an offset are on the clocks of `zone`."""

    def __init__(self, formats: Sequence[str], zone: ZoneInfo | None, language: str | None = None) -> None:
        """Formats are tried in their order: `iso`, `epoch`, `epoch-ms`, `excel`, or patterns of strptime in a language's words."""
        self.formats, self.zone, self.language = tuple(formats), zone, language
        self.forms = [make_form(each) for each in self.formats]
        self.words = load_words(language) if any(map(needs_words, self.formats)) else NO_WORDS
        self.skipped = 0  # stamps so far that no clock of the zone ever showed

    def parse(self, cell: str | date, later: bool = False) -> Stamp:
        """Return the moment; NoDate where the cell says none, ValueError says why there is none without the cell's text.

        A time that comes twice when clocks go back, or that clocks skip when they go forward, has two readings an hour apart:
        the earlier one, or the later where `later` is set. Skipped ones are counted, since many of them mean a wrong zone.
        """
        reading = self.read_text(cell) if isinstance(cell, str) else read_date(cell)
        if reading.stamp.date() in list_no_dates():
            raise NoDate
        try:
            is_midnight = reading.stamp.time() == time()
            return Stamp(self.find_moment(reading, later), reading.is_day, is_midnight)
        except OverflowError:
            raise ValueError("is at the edge of the calendar; correct it, or name it under `empty`") from None

    def read_text(self, text: str) -> Reading:
        """Return what a text says in the first format that it has."""
        if NOTHING.fullmatch(text):
            raise NoDate
        unknown: UnknownWord | None = None
        for form in self.forms if len(text) <= LONGEST else ():
            try:
                if reading := form(text, self.words):
                    return reading
            except UnknownWord as error:
                unknown = unknown or error
        if unknown:
            raise unknown
        shape, formats = mask_text(text), ", ".join(self.formats)
        raise ValueError(f"has the form {shape}, which is none of {formats}; {self.suggest_form(text)}")

    def suggest_form(self, text: str) -> str:
        """Return the cure for a text in no form of the settings: a named form in which it would be a stamp, if there is one."""
        for name, form in NAMED.items() if len(text) <= LONGEST else ():
            if name not in self.formats and (reading := form(text, self.words)) and reading.stamp.year in YEARS:
                return f"is `dates: {name}` meant?"
        return "correct it or `dates`"

    def find_moment(self, reading: Reading, later: bool) -> datetime:
        """Return the moment of a stamp: by its offset, or on the clocks of the zone."""
        stamp = reading.stamp
        if stamp.tzinfo is not None:
            return stamp.astimezone(UTC)
        if self.zone is None:
            raise ValueError("has no offset from UTC; set `timezone` to the zone of the export")
        readings = [stamp.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1)]
        if reading.zone_word:
            readings = [each for each in readings if each.tzname() == reading.zone_word.upper()]
            if not readings:
                raise ValueError(
                    "has a word for its zone that means no one offset, nor the clocks of `timezone`; export it with an offset"
                )
        moments = [each.astimezone(UTC) for each in readings]
        self.skipped += moments[0] > moments[-1]
        return max(moments) if later else min(moments)

    def align_days(self, created: Stamp, ended: Stamp) -> tuple[Stamp, Stamp]:
        """Return a ticket's start and end; where one is a day alone and the other a moment of that day, it takes its time.

        A ticket that came and ended at midnight has two days: programs write them so.
        """
        if (created.is_day or created.is_midnight) and (ended.is_day or ended.is_midnight):
            return make_day(created), make_day(ended)
        if created.is_day != ended.is_day and self.find_day(created) == self.find_day(ended):
            moment = created.moment if ended.is_day else ended.moment
            return created._replace(moment=moment), ended._replace(moment=moment)
        return created, ended

    def find_day(self, stamp: Stamp) -> date:
        """Return the day of a stamp on the zone's clocks."""
        return stamp.moment.astimezone(self.zone or UTC).date()

    def parse_duration(self, text: str, unit: Unit | None) -> timedelta:
        """Return a length of time; ValueError says why there is none, without the cell's text."""
        found = parse_duration(text, unit, load_words(self.language).units) if len(text) <= LONGEST else None
        if found is None:
            cure = "write such as 3 days 04:12, or a number without thousands' commas, and say as `duration_unit` what it counts"
            raise ValueError(f"has the form {mask_text(text)}, which is no length of time; {cure}")
        return found


def make_day(stamp: Stamp) -> Stamp:
    """Return a midnight as its day alone."""
    return stamp if stamp.is_day else Stamp(stamp.moment + HALF_A_DAY, is_day=True)


def read_date(cell: date) -> Reading:
    """Return a stamp that a spreadsheet holds as such; a date without a time is a day."""
    if isinstance(cell, datetime):
        return Reading(cell)
    return Reading(datetime.combine(cell, NOON), is_day=True)


def mask_text(text: str) -> str:
    """Return the form of a text without what it says: digits become 9, words become a; `99.99.9999`."""
    form = re.sub(r"[^\s!-@\[-`{-~]+", "a", re.sub(r"\d", "9", text))
    return repr(form if len(form) <= 30 else form[:29] + "…")
