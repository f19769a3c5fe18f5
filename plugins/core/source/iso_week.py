"""ISO weeks in one time zone."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.core.source.days import FIRST_YEAR, LAST_YEAR, find_midnight

NAME = re.compile(r"([0-9]{4})-[Ww]([0-9]{2})")


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A stretch of time, start included and end not, both aware and in UTC."""

    start: datetime
    end: datetime

    def __contains__(self, moment: datetime) -> bool:
        """Tell whether a moment lies in this stretch."""
        return self.start <= moment < self.end

    @property
    def hours(self) -> float:
        """Its length: 168 for a week, 167 or 169 when the clocks change."""
        return (self.end - self.start).total_seconds() / 3600


@dataclass(frozen=True, slots=True, order=True)
class IsoWeek:
    """A week of ISO 8601: it starts on Monday and belongs to the year that holds its Thursday."""

    year: int
    number: int

    @classmethod
    def parse(cls, name: str) -> "IsoWeek":
        """Return the week of a name such as `2026-W47`; ValueError says why there is none."""
        match = NAME.fullmatch(name)
        if not match:
            raise ValueError(f"{name!r} is not a week; write one as 2026-W47")
        week = cls(int(match[1]), int(match[2]))
        if not FIRST_YEAR <= week.year <= LAST_YEAR:
            raise ValueError(f"{name!r} is too far away; name a year from {FIRST_YEAR} to {LAST_YEAR}")
        try:
            week.monday  # noqa: B018  the year may have no such week
        except ValueError:
            last = date(week.year, 12, 28).isocalendar().week
            raise ValueError(f"{name!r} does not exist; {week.year} has the weeks W01 to W{last}") from None
        return week

    @classmethod
    def of(cls, day: date) -> "IsoWeek":
        """Return the week that holds a day."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def before(cls, moment: datetime, zone: ZoneInfo) -> "IsoWeek":
        """Return the last week that was over at a moment, on the clocks of a zone."""
        return cls.of(moment.astimezone(zone).date()).add_weeks(-1)

    @property
    def monday(self) -> date:
        """Its first day."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    def __str__(self) -> str:
        """Return its name, as in `2026-W47`."""
        return f"{self.year:04}-W{self.number:02}"

    def add_weeks(self, weeks: int) -> "IsoWeek":
        """Return the week so many weeks later, or earlier where negative."""
        return IsoWeek.of(self.monday + timedelta(weeks=weeks))

    def get_window(self, zone: ZoneInfo) -> Window:
        """Return the time from Monday 00:00 to the next Monday 00:00 on the clocks of a zone."""
        return Window(find_midnight(self.monday, zone), find_midnight(self.monday + timedelta(days=7), zone))


def read_week_name(source: str) -> IsoWeek:
    """Return the week that the name of a file says, a person's or a pull's; ValueError where it says none."""
    return IsoWeek.parse(source.rpartition("/")[2].partition(".")[0])


def list_weeks(first: IsoWeek, last: IsoWeek) -> tuple[IsoWeek, ...]:
    """Return every week from the first to the last; the first in any case."""
    weeks = [first]
    while weeks[-1] < last:
        weeks.append(weeks[-1].add_weeks(1))
    return tuple(weeks)
