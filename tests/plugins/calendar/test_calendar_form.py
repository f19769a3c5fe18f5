"""The form of calendars: what RFC 5545 and the programs that read them ask for."""

import icalendar
import pytest

from plugins.calendar.icalendar_text import serialize_calendar
from tests.plugins.calendar.calendar_content import FILE, read_events
from tests.plugins.calendar.calendar_readers import READERS
from tests.plugins.maintenance.maintenance_file import maintenance


def test_form(planned):
    """A calendar has its name and how often to ask again twice, is in UTC, folded by octets, and takes nobody's time."""
    data = planned.built().files["calendar/all.ics"]

    calendar = icalendar.Calendar.from_ical(data)
    assert {name: str(calendar[name]) for name in ("VERSION", "METHOD", "NAME", "X-WR-CALNAME")} == {
        "VERSION": "2.0", "METHOD": "PUBLISH", "NAME": "IT at Example", "X-WR-CALNAME": "IT at Example",
    }  # fmt: skip
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in data
    assert b"X-PUBLISHED-TTL:PT6H\r\n" in data
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is cut in two
    for unwanted in (b"VALARM", b"ATTENDEE", b"ORGANIZER", b"VTIMEZONE", b"TZID", b"RRULE"):
        assert unwanted not in data
    for event in calendar.walk("VEVENT"):
        assert event["TRANSP"] == "TRANSPARENT"
        assert all(
            name in event for name in ("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "LAST-MODIFIED", "URL", "STATUS")
        )


def test_days(planned):
    """What an author gave as days is all day, up to and with the last of them; a moment has no end."""
    events = read_events(planned.built().files["calendar/all.ics"])

    holidays, talk = events["post/holidays"], events["post/talk"]
    assert [holidays[name].to_ical() for name in ("DTSTART", "DTEND")] == [b"20261224", b"20270102"]
    assert holidays["DTSTART"].params["VALUE"] == "DATE"
    assert talk["DTSTART"].to_ical() == b"20261201T090000Z"
    assert "DTEND" not in talk


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2026-12-01", "2026-12-01", ["20261201", "20261202"]),
        ("2026-12-01", "2026-12-02 12:00", ["20261130T230000Z", "20261202T110000Z"]),
        ("2026-12-01 08:00", "2026-12-02", ["20261201T070000Z", "20261202T230000Z"]),
        ("2026-12-01 08:00", "2026-12-01 08:00", ["20261201T070000Z"]),
    ],
)
def test_day_with_a_time(site_project, start, end, expected):
    """Beginning and end are of one kind: a day beside a time is its first or its last moment."""
    site_project.post("talk", start=start, end=end)

    event = read_events(site_project.built().files["calendar/posts/talk.ics"])["post/talk"]

    assert [event[name].to_ical().decode() for name in ("DTSTART", "DTEND") if name in event] == expected


def test_one_event_is_a_file_to_add(planned):
    """The file of one event has no name: with one, Outlook would open it as a calendar of its own."""
    files = planned.built().files

    assert b"NAME:" not in files["calendar/maintenance/mail-server.ics"]
    assert b"REFRESH" not in files["calendar/maintenance/mail-server.ics"]
    assert "X-WR-CALNAME:New VPN – IT at Example" in files["calendar/projects/vpn.ics"].decode()
    assert "X-WR-CALNAME:E-mail – IT at Example" in files["calendar/services/mail.ics"].decode()
    assert "X-WR-CALNAME:Kiel – IT at Example" in files["calendar/groups/kiel.ics"].decode()


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__.removeprefix("read_with_"))
def test_nothing_planned(site_project, tmp_path, read):
    """A calendar is there before anything is planned, so that people can subscribe, and every program takes the empty one."""
    files = site_project.built().files

    for path in ("calendar/all.ics", "calendar/actions.ics", "calendar/services/mail.ics"):
        assert read(files[path], tmp_path) == {}


@pytest.mark.parametrize(
    "title", ["Über; alles, C:\\temp und mehr", "END:VEVENT", "ж" * 90, "A : b\u200b 👩\u200d💻" * 9, '"quoted"; x=1:2']
)
def test_titles_that_look_like_syntax(site_project, tmp_path, title):
    """Whatever a title holds, each program shows it as it was written."""
    site_project.write(FILE, maintenance(title="'" + title + "'"))

    files = site_project.built().files

    for read in READERS:
        (seen,) = read(files["calendar/all.ics"], tmp_path).values()
        assert seen.title == title


def test_control_characters():
    """No control character gets into a calendar, whoever let it through."""
    made = serialize_calendar("Bell\x07 and\r\nline", [])

    assert str(icalendar.Calendar.from_ical(made)["NAME"]) == "Bell and line"
