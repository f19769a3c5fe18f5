"""Days and moments: how authors write them, and when they begin on a zone's clock."""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from plugins.core.source.characters import name_foreign_character
from plugins.core.source.errors import quote_typed

Day = date | datetime  # a day, or a day with a time: on the site's clock where it says no zone
FIRST_YEAR, LAST_YEAR = 1970, 2999  # so that the weeks around a day exist as well
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)")


def parse_day(value: Any) -> Any:
    """Return a day written 2026-11-20; ValueError says what is wrong."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(value)):
            raise ValueError
        return require_supported_year(date.fromisoformat(str(value)))
    except ValueError:
        raise ValueError(f"{refuse_typed(value, 'a date')}; write it as 2026-11-20") from None


def parse_day_or_moment(value: Any) -> Any:
    """Return a day, or a day and time on the site's clock: 2026-11-20 or 2026-11-20 09:30; ValueError says what is wrong."""
    if isinstance(value, date):
        return value
    match = MOMENT.fullmatch(str(value))
    try:
        return require_supported_year(datetime.fromisoformat(f"{match[1]}T{match[2]}")) if match else parse_day(value)
    except ValueError:
        raise ValueError(f"{refuse_typed(value, 'a date')}; write it as 2026-11-20 or 2026-11-20 09:30") from None


def parse_clock_time(value: Any) -> Any:
    """Return a day with a time on the site's clock, 2026-11-20 09:30, or a moment with its offset; else ValueError."""
    try:
        if not isinstance(value, datetime) and not MOMENT.match(str(value)):
            raise ValueError
        time = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        require_supported_year(time)
        return (time.astimezone(UTC) if time.tzinfo else time).replace(microsecond=0)
    except ValueError:
        raise ValueError(f"{refuse_typed(value, 'a day with a time')}; write it as 2026-11-20 09:30") from None


def parse_moment(value: Any) -> Any:
    """Return a moment with its offset from UTC, to the second: 2026-11-20T09:30:00+01:00; ValueError says what is wrong."""
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        if moment.tzinfo is None:
            raise ValueError
        require_supported_year(moment)
        return moment.astimezone(UTC).replace(microsecond=0)
    except ValueError:
        raise ValueError(f"{refuse_typed(value, 'a moment')}; write it as 2026-11-20T09:30:00+01:00") from None


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def parse_time_of_week(text: str) -> tuple[int, time]:
    """Return a day of the week (0 is Monday) and a time, written Wednesday 09:00; ValueError says what is wrong."""
    day, _, clock = text.partition(" ")
    if day not in WEEKDAYS or not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock):
        raise ValueError(f"{text!r} is not a time of the week; write it as Wednesday 09:00")
    return WEEKDAYS.index(day), time.fromisoformat(clock)


HOURS = {"hour": 1, "hours": 1, "day": 24, "days": 24}


def parse_length(text: str) -> timedelta:
    """Return a length of time, written 26 hours or 2 days; ValueError says what is wrong."""
    match = re.fullmatch(r"([1-9]\d{0,3}) (hours?|days?)", text)
    if not match:
        raise ValueError(f"{text!r} is not a length of time; write it as 26 hours or 2 days")
    return timedelta(hours=int(match[1]) * HOURS[match[2]])


def refuse_typed(value: Any, wanted: str) -> str:
    """Return the start of a sentence such as "'x' is not a date"."""
    return (
        f"is empty, not {wanted}"
        if value is None
        else f"{quote_typed(value)} is not {wanted}{name_foreign_character(str(value))}"
    )


def require_supported_year(day: date) -> date:
    """Return the day, unless it is so far away that another zone's clocks, or the week after, may have no date: ValueError."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError
    return day


def find_start(value: date | datetime, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which a day begins or a time on a zone's clock comes."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or zone).astimezone(UTC)
    return find_midnight(value, zone)


def find_turn(last: Day) -> Day:
    """Return from when on something is over: its last moment, or the day after its last day."""
    return last if isinstance(last, datetime) else last + timedelta(days=1)


def find_midnight(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment, in UTC, at which a day begins in a zone."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def read_day(text: str) -> date | datetime:
    """Return a day or a moment that stands in ISO 8601."""
    return date.fromisoformat(text) if len(text) == len("2026-11-20") else datetime.fromisoformat(text)


def read_day_leniently(typed: Any) -> date | datetime | None:
    """Return the day or moment that an author typed, None where it is none: an old version may break today's rules."""
    try:
        read: date | datetime = parse_day_or_moment(typed)
    except ValueError:
        return None
    return read


@dataclass(frozen=True, slots=True)
class Calendar:
    """The moments of days in a zone; each is computed once, since many Items share one."""

    zone: ZoneInfo
    known: dict[date | datetime, int] = field(default_factory=dict)

    def to_seconds(self, day: date | datetime) -> int:
        """Return when a day begins or a time comes, in seconds since 1970."""
        if day not in self.known:
            self.known[day] = int(find_start(day, self.zone).timestamp())
        return self.known[day]


def show_time(time: datetime) -> str:
    """Return a time as an author may write it."""
    return time.isoformat(" ", "minutes")
