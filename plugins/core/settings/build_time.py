"""The time of a build: an argument of everything, decided once at the edge of the program."""

from collections.abc import Mapping
from datetime import UTC, datetime


def read_build_time(environ: Mapping[str, str], clock: datetime) -> datetime:
    """Return the moment of SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock's; aware, UTC, whole seconds."""
    stated = environ.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return clock.astimezone(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is {stated!r}; it takes seconds since 1970, such as 1795334400") from None
