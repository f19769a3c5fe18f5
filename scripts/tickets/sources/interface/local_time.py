"""Times of systems that do not say which zone they are in, or read those of a question on clocks that we do not trust."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from plugins.core.source.iso_week import Window
from scripts.tickets.sources.file.dates.forms import ISO
from scripts.tickets.sources.file.timestamps import TimestampParser
from scripts.tickets.sources.protocol import SourceError


class LocalTimeParser:
    """Reads the times of one zone; SourceError, made by `make_error`, for what is none."""

    def __init__(self, zone: str, make_error: Callable[[str], SourceError]) -> None:
        """`zone` is a name such as Europe/Berlin, or UTC."""
        self.timestamps, self.make_error = TimestampParser((ISO,), ZoneInfo(zone)), make_error

    def parse(self, text: str, after: datetime | None = None) -> datetime:
        """Return the moment in UTC: of an hour that comes twice the earlier one, unless that lies before `after`."""
        try:
            moment = self.timestamps.parse(text).moment
            return self.timestamps.parse(text, later=True).moment if after and moment < after else moment
        except ValueError:
            pass
        raise self.make_error("gives times in a form that we do not know; is it the system that `source` names?")


def pad_to_days(window: Window) -> tuple[date, date]:
    """Return the days after and before which everything in the window lies, whatever the zone of whoever reads them.

    No zone is more than a day away from UTC; the other day is for "after" that means the end of a day. The stamps in the
    answers decide what counts.
    """
    two_days = timedelta(days=2)
    return (window.start.astimezone(UTC) - two_days).date(), (window.end.astimezone(UTC) + two_days).date()


def write_utc(moment: datetime) -> str:
    """Return a moment as most interfaces want it in a question: 2026-10-18T22:00:00Z."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
