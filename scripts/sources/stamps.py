"""Dates and times as exports write them, turned into moments in UTC."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from scripts.sources.file_settings import ISO


class StampReader:
    """Reads stamps in the given formats; those without an offset are on the clocks of `zone`."""

    def __init__(self, formats: Sequence[str], zone: ZoneInfo | None) -> None:
        """Formats are tried in their order: `iso`, or patterns of strptime."""
        self.formats, self.zone = tuple(formats), zone

    def read(self, cell: str | datetime, later: bool = False) -> datetime:
        """The moment in UTC; ValueError says why there is none, without the cell's text, which may be anybody's.

        An hour that comes twice when clocks go back is its first time, the second where `later` is set. A time that
        clocks skip when they go forward is an error: no clock of that zone showed it, so the zone must be wrong.
        """
        stamp = cell if isinstance(cell, datetime) else self.parse(cell)
        if stamp.tzinfo is not None:
            return stamp.astimezone(UTC)
        if self.zone is None:
            raise ValueError("has no offset from UTC; set `timezone` to the zone of the export")
        moment = stamp.replace(tzinfo=self.zone, fold=later).astimezone(UTC)
        if moment.astimezone(self.zone).replace(tzinfo=None, fold=0) != stamp.replace(fold=0):
            raise ValueError(
                f"is a time that clocks in {self.zone.key} skipped; set `timezone` to the zone of the export"
            )
        return moment

    def parse(self, text: str) -> datetime:
        """The stamp as it stands there, with or without an offset."""
        for pattern in self.formats:
            try:
                if pattern == ISO:
                    return datetime.fromisoformat(text)
                return datetime.strptime(text, pattern)  # noqa: DTZ007  `read` adds the zone
            except ValueError:
                continue
        raise ValueError(
            f"has the form {shape(text)}, which is none of {', '.join(self.formats)}; correct it or `dates`"
        )


def shape(text: str) -> str:
    """The form of a text without what it says: digits become 9, words become a; `99.99.9999`."""
    form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text))
    return repr(form if len(form) <= 30 else form[:29] + "…")
