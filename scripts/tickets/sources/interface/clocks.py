"""Times of systems that do not say which zone they are in."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from scripts.tickets.sources.file.settings import ISO
from scripts.tickets.sources.file.timestamps import StampReader
from scripts.tickets.sources.protocol import SourceError


class Clock:
    """Reads the times of one zone; SourceError, made by `failure`, for what is none."""

    def __init__(self, zone: str, failure: Callable[[str], SourceError]) -> None:
        """`zone` is a name such as Europe/Berlin, or UTC."""
        self.stamps, self.failure = StampReader((ISO,), ZoneInfo(zone)), failure

    def read(self, text: str, after: datetime | None = None) -> datetime:
        """The moment in UTC: of an hour that comes twice the earlier one, unless that lies before `after`."""
        try:
            moment = self.stamps.read(text)
            return self.stamps.read(text, later=True) if after and moment < after else moment
        except ValueError:
            pass
        raise self.failure("gives times in a form that we do not know; is it the system that `source` names?")
