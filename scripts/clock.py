"""What time it is: the one place where a command looks at a clock."""

from collections.abc import Mapping
from datetime import UTC, datetime


def now(environ: Mapping[str, str]) -> datetime:
    """The moment that SOURCE_DATE_EPOCH names (seconds since 1970), else the clock's, in UTC.

    ValueError where the variable holds something else. Source: https://reproducible-builds.org/specs/source-date-epoch/
    """
    seconds = environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is {seconds!r}; set it to seconds since 1970, or unset it") from None
