"""Four programs that read calendars, none of which shares code with another: icalendar, vobject, khal and ical.js."""

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import icalendar
import pytest
import vobject

from tests.npm.node import run_script

KHAL = """\
[calendars]
[[it]]
path = {folder}/events
[locale]
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%SZ
longdatetimeformat = %Y-%m-%dT%H:%M:%SZ
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""
DAY = len("2026-11-25")


class Seen(NamedTuple):
    """What a program shows of an event: days and moments (UTC) in ISO 8601, the end exclusive."""

    title: str
    start: str
    end: str
    cancelled: bool


Read = Callable[[bytes, Path], Mapping[str, Seen]]


def write_moment(value: date) -> str:
    """Return a day or a moment in UTC in ISO 8601."""
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value.isoformat()


def read_with_icalendar(data: bytes, _folder: Path) -> Mapping[str, Seen]:
    """Return what icalendar reads, which also wrote it."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {
        str(event["UID"]): Seen(
            str(event["SUMMARY"]), write_moment(event.start), write_moment(event.end), event["STATUS"] == "CANCELLED"
        )
        for event in events
    }


def read_with_vobject(data: bytes, _folder: Path) -> Mapping[str, Seen]:
    """Return what vobject reads; it judges the calendar as well."""
    calendar = vobject.readOne(data.decode("utf-8"))
    assert calendar.validate(raiseException=True)
    return {
        event.uid.value: Seen(
            event.summary.value,
            write_moment(event.dtstart.value),
            write_moment(event.dtend.value),
            event.status.value == "CANCELLED",
        )
        for event in calendar.contents.get("vevent", ())
    }


def read_with_khal(data: bytes, folder: Path) -> Mapping[str, Seen]:
    """Return what khal shows, in whose calendar an import replaces what it knows already."""
    if not shutil.which("khal"):
        pytest.skip("khal is not installed here")
    (folder / "events").mkdir(exist_ok=True)
    (folder / "config").write_text(KHAL.format(folder=folder), encoding="utf-8")
    (folder / "all.ics").write_bytes(data)
    run_khal(folder, "import", "--batch", "-a", "it", "all.ics")
    form = "{uid}\t{title}\t{start-long}\t{end-long}\t{status}"
    listed = run_khal(folder, "list", "--once", "--day-format", "", "--format", form, "2025-01-01", "2028-01-01")
    rows = [line.split("\t") for line in listed.splitlines() if line.strip()]
    return {
        uid: Seen(title, start, end if len(end) > DAY else add_day(end), status.strip() == "CANCELLED")
        for uid, title, start, end, status in rows
    }


def add_day(last: str) -> str:
    """Return the day after the last one, which khal shows."""
    return (date.fromisoformat(last) + timedelta(days=1)).isoformat()


def run_khal(folder: Path, *arguments: str) -> str:
    """Return what khal prints."""
    command = ["khal", "--config", "config", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True, timeout=60).stdout


def read_with_ical_js(data: bytes, folder: Path) -> Mapping[str, Seen]:
    """Return what ical.js reads, which Thunderbird and Nextcloud use."""
    path = folder / "all.ics"
    path.write_bytes(data)
    return {uid: Seen(*told) for uid, told in run_script("read_calendar.cjs", str(path)).items()}


READERS: tuple[Read, ...] = (read_with_icalendar, read_with_vobject, read_with_khal, read_with_ical_js)
