"""Dates, spans of days, numbers and lengths of time in words."""

from datetime import date
from math import ceil

from plugins.core.source.days import WEEKDAYS

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip


def format_day(value: date) -> str:
    """Return a day in words, as in 20 November 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def format_weekday(value: date) -> str:
    """Return a day in words with its name, as in Friday 20 November 2026."""
    return f"{WEEKDAYS[value.weekday()]} {format_day(value)}"


def format_short_day(value: date) -> str:
    """Return a day in few words, as in 20 Nov 2026."""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


def format_days(first: date, last: date) -> str:
    """Return the days from one to another in few words, as in 16 to 22 November 2026."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {format_day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {format_day(last)}"
    return f"{format_day(first)} to {format_day(last)}"


def format_moment(value: date) -> str:
    """Return a time on its own clock, as in 20 November 2026, 09:30."""
    return f"{format_day(value)}, {value:%H:%M}"


def format_number(value: float) -> str:
    """Return a number with at most one decimal and a comma after thousands."""
    text = f"{value:,.1f}"
    return text.removesuffix(".0")


def format_hours(value: int) -> str:
    """Return a length of time, never too short: in hours, from two days on in whole days."""
    if value >= 48:
        return f"{ceil(value / 24):,} days"
    return "an hour" if value == 1 else f"{value} hours"


def format_duration(seconds: int) -> str:
    """Return a length of time to the minute, from a day on to the hour: 2 hours and 5 minutes, 3 days and an hour."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    if minutes >= 24 * 60:
        days, hours = divmod(round(minutes / 60), 24)
        return join_units((days, "a day", "days"), (hours, "an hour", "hours"))
    return join_units((minutes // 60, "an hour", "hours"), (minutes % 60, "a minute", "minutes"))


def join_units(*units: tuple[int, str, str]) -> str:
    """Return the units of which there are some, each with the words for one and for several."""
    return " and ".join(one if count == 1 else f"{count} {many}" for count, one, many in units if count)
