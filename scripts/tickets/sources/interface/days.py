"""Days for questions to systems that read dates on clocks which we do not trust."""

from datetime import UTC, date, timedelta

from plugins.core.source.iso_week import Window


def days_around(window: Window) -> tuple[date, date]:
    """The day after which, and the day before which, everything in the window lies, whatever the zone of its reader.

    No zone is more than a day away from UTC; the other day is for "after" that means the end of a day. The stamps in the
    answers decide what counts.
    """
    return (
        (window.start.astimezone(UTC) - timedelta(days=2)).date(),
        (window.end.astimezone(UTC) + timedelta(days=2)).date(),
    )
