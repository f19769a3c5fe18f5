"""Dates and times as exports write them, turned into moments in UTC."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from scripts.tickets.sources.file.settings import ISO


class TimestampParser:
    """Reads stamps in the given formats; those without an offset are on the clocks of `zone`."""

    def __init__(self, formats: Sequence[str], zone: ZoneInfo | None) -> None:
        """Formats are tried in their order: `iso`, or patterns of strptime."""
        self.formats, self.zone = tuple(formats), zone
        self.skipped = 0  # stamps so far that no clock of the zone ever showed

    def parse(self, cell: str | datetime, later: bool = False) -> datetime:
        """Return the moment in UTC; ValueError says why there is none, without the cell's text, which may be anybody's.

        A time that comes twice when clocks go back, or that clocks skip when they go forward, has two readings an hour apart:
        the earlier one, or the later where `later` is set. Skipped ones are counted, since many of them mean a wrong zone.
        """
        stamp = cell if isinstance(cell, datetime) else self.parse_naive(cell)
        if stamp.tzinfo is not None:
            return stamp.astimezone(UTC)
        if self.zone is None:
            raise ValueError("has no offset from UTC; set `timezone` to the zone of the export")
        first, second = (stamp.replace(tzinfo=self.zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return first.astimezone(UTC)
        readings = (first.astimezone(UTC), second.astimezone(UTC))
        self.skipped += readings[0] > readings[1]
        return max(readings) if later else min(readings)

    def parse_naive(self, text: str) -> datetime:
        """Return the stamp as it stands there, with or without an offset."""
        for pattern in self.formats:
            try:
                if pattern == ISO:
                    return datetime.fromisoformat(text)
                return datetime.strptime(text, pattern)  # noqa: DTZ007  `parse` adds the zone
            except ValueError:
                continue
        form, formats = mask_text(text), ", ".join(self.formats)
        raise ValueError(f"has the form {form}, which is none of {formats}; correct it or `dates`")


def mask_text(text: str) -> str:
    """Return the form of a text without what it says: digits become 9, words become a; `99.99.9999`."""
    form = re.sub(r"[^\W\d_]+", "a", re.sub(r"\d", "9", text))
    return repr(form if len(form) <= 30 else form[:29] + "…")
