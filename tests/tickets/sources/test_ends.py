"""Ends of tickets in exports: days without a time, lengths in place of an end, and stamps that stand for none."""

from pathlib import Path

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.dated_exports import read_stamps
from tests.tickets.sources.exports import COLUMNS


@pytest.mark.parametrize(
    "none", ["9999-12-31", "9999-12-31 23:59:59", "1970-01-01 01:00:00", "0001-01-01 00:00", "0000-00-00", "1899-12-30"]
)
def test_ends_that_stand_for_none(tmp_path: Path, none: str) -> None:
    """A stamp that a database writes for "none" is no end: without a status column the ticket is open."""
    columns = {name: column for name, column in COLUMNS.items() if name != "status"}

    (ticket,) = read_stamps(tmp_path, f"2026-10-19 08:00|{none}", columns=columns)

    assert ticket.ended is None


@pytest.mark.parametrize(
    ("stamps", "created", "ended"),
    [
        ("2026-10-19|2026-10-21", "10-19 10:00", "10-21 10:00"),
        ("2026-10-19 08:00|2026-10-21", "10-19 06:00", "10-21 10:00"),
        ("2026-10-19 14:00|2026-10-19", "10-19 12:00", "10-19 12:00"),
        ("2026-10-19|2026-10-19 08:00", "10-19 06:00", "10-19 06:00"),
    ],
)
def test_days_without_a_time(tmp_path: Path, stamps: str, created: str, ended: str) -> None:
    """A day alone counts on that day whatever the site's zone, is marked as such, and never ends before it began."""
    (ticket,) = read_stamps(tmp_path, stamps)

    assert ticket.is_day
    assert (f"{ticket.created:%m-%d %H:%M}", f"{ticket.ended:%m-%d %H:%M}") == (created, ended)


def test_midnights_are_days(tmp_path: Path) -> None:
    """A ticket that came and ended at midnight has two days, as programs without times write it; beside a time it is one."""
    days, times = read_stamps(tmp_path, "2026-10-19 00:00|2026-10-20 00:00", "2026-10-19 00:00|2026-10-19 09:30")

    assert (days.is_day, f"{days.created:%d %H:%M}", f"{days.ended:%d %H:%M}") == (True, "19 10:00", "20 10:00")
    assert (times.is_day, f"{times.created:%d %H:%M}") == (False, "18 22:00")


DURATION = {**{name: column for name, column in COLUMNS.items() if name != "ended"}, "duration": "Closed"}


@pytest.mark.parametrize(
    ("length", "settings", "ended"),
    [
        ("3 days 04:12", {}, "10-22 10:12"),
        ("3 days, 4:12:30", {}, "10-22 10:12"),
        ("P3DT4H", {}, "10-22 10:00"),
        ("PT36H15M", {}, "10-20 18:15"),
        ("12:30:00", {}, "10-19 18:30"),
        ("2d 3h 5m", {}, "10-21 09:05"),
        ("1 Tag 2 Stunden", {"language": "de"}, "10-20 08:00"),
        ("36.5", {"duration_unit": "hours"}, "10-20 18:30"),
        ("90", {"duration_unit": "minutes"}, "10-19 07:30"),
    ],
)
def test_length_in_place_of_an_end(tmp_path: Path, length: str, settings: dict[str, object], ended: str) -> None:
    """Where a column says how long a ticket took, it ended so much later than it came."""
    (ticket,) = read_stamps(tmp_path, f"2026-10-19 08:00|{length}", columns=DURATION, **settings)

    assert f"{ticket.ended:%m-%d %H:%M}" == ended


def test_thousands_in_a_length(tmp_path: Path) -> None:
    """1,234 minutes may be a thousand or one and a bit, so it is a mistake; 12,5 can only be decimals."""
    with pytest.raises(SourceError, match=r"has the form '9,999'.* without thousands' commas"):
        read_stamps(tmp_path, "2026-10-19 08:00|1,234", columns=DURATION, duration_unit="minutes")
    (ticket,) = read_stamps(tmp_path, "2026-10-19 08:00|12,5", columns=DURATION, duration_unit="minutes")

    assert f"{ticket.ended:%H:%M:%S}" == "06:12:30"


@pytest.mark.parametrize("length", ["36", "soon, says Anna", "3 moons", "2h 3d", "5m 10:20", "P", "-3 days"])
def test_length_that_says_nothing(tmp_path: Path, length: str) -> None:
    """A length that cannot be read is a mistake that shows its form alone."""
    with pytest.raises(SourceError, match=r"csv:2: Closed: has the form .* which is no length of time") as caught:
        read_stamps(tmp_path, f"2026-10-19 08:00|{length}", columns=DURATION)

    assert "Anna" not in str(caught.value) and "moons" not in str(caught.value)
