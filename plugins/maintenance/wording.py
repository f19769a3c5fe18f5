"""Times of maintenance in words: Wednesday 25 November 2026, 20:00 to 22:00."""

from datetime import UTC, datetime

from plugins.core.output.humanize import format_weekday


def format_clock(time: datetime) -> str:
    """Return a time of day; one that is in UTC says so."""
    return f"{time:%H:%M} UTC" if time.tzinfo is UTC else f"{time:%H:%M}"


def format_window(start: datetime, end: datetime) -> str:
    """Return from when to when, with the day once where it is one."""
    last = "" if end.date() == start.date() else f"{format_weekday(end)}, "
    return f"{format_weekday(start)}, {format_clock(start)} to {last}{format_clock(end)}"


def format_short(start: datetime) -> str:
    """Return when something begins, without the year: Wednesday 25 November, 20:00."""
    return f"{format_weekday(start).rsplit(' ', 1)[0]}, {format_clock(start)}"
