"""Times of maintenance in words: Wednesday 25 November 2026, 20:00 to 22:00."""

from datetime import UTC, datetime

from plugins.core.output.humanize import format_weekday

CANCELLED = "cancelled"  # the part of the Item that says so, and of one for each window of which that is said


def format_clock(time: datetime) -> str:
    """Return a time of day; one that is in UTC says so."""
    return f"{time:%H:%M} UTC" if time.tzinfo is UTC else f"{time:%H:%M}"


def format_time(time: datetime) -> str:
    """Return a moment with the name of its day: Wednesday 25 November 2026, 20:00."""
    return f"{format_weekday(time)}, {format_clock(time)}"


def format_window(start: datetime, end: datetime) -> str:
    """Return from when to when, with the day once where it is one."""
    return f"{format_time(start)} to {format_clock(end) if end.date() == start.date() else format_time(end)}"


def format_short(start: datetime) -> str:
    """Return when something begins, without the year: Wednesday 25 November, 20:00."""
    return f"{format_weekday(start).rsplit(' ', 1)[0]}, {format_clock(start)}"


def end_sentence(text: str) -> str:
    """Return what an author wrote on one line, with a full stop where it has no end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
