"""The time of a build: an argument of everything, decided once at the edge of the program."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime

FIELD = "as_of:"
HOUR = 3600  # seconds


def read_build_time(environ: Mapping[str, str], clock: datetime, config: str | os.PathLike[str] = "") -> datetime:
    """Return the present of a build, aware, in UTC, in whole seconds.

    It is the moment of SOURCE_DATE_EPOCH (reproducible-builds.org), else that at which site.yaml in the folder `config` has the
    site stand still (`as_of`), else the clock's. ValueError where SOURCE_DATE_EPOCH is no moment.
    """
    stated = environ.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return (find_as_of(config) or clock).astimezone(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH is {stated!r}; it takes seconds since 1970, such as 1795334400") from None


def find_as_of(config: str | os.PathLike[str]) -> datetime | None:
    """Return `as_of` of site.yaml in a folder (aware); None where it is absent or no moment, which reading the settings reports.

    The line is looked for without reading YAML, since a build that has nothing to do may not take the time for that.
    """
    path = os.path.join(config, "site.yaml")  # noqa: PTH118  pathlib takes longer
    try:
        if not os.path.isfile(path):  # noqa: PTH113
            return None
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            line = next((line for line in file if line.startswith(FIELD)), "")
        moment = datetime.fromisoformat(line.removeprefix(FIELD).partition("#")[0].strip(" '\"\n"))
    except (OSError, ValueError):
        return None
    return moment if moment.tzinfo else None


def make_clock(now: int, today: str) -> dict[str, object]:
    """Return the present as cells: to the second, to the hour (both in seconds since 1970), and the day on the site's clock."""
    return {"now": now, "hour": now - now % HOUR, "today": today}


def find_next_hour(now: int) -> int:
    """Return when the hour of a moment is over; both in seconds since 1970."""
    return now - now % HOUR + HOUR
