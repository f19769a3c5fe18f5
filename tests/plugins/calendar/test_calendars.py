"""Calendars as programs ask for them: their form, what is in which, and what they say."""

import icalendar
import pytest

from plugins.calendar.icalendar_text import serialize_calendar
from tests.plugins.calendar.calendar_readers import READERS, read_with_icalendar
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc
from tests.site.page_reader import read_page

FILE = "content/maintenance/mail-server.yaml"
GROUPS = "kiel:\n  name: Kiel\nporto:\n  name: Porto\n"
TALK = {"start": "2026-12-01 10:00", "affects": "[porto]", "action": "Say that you come", "due": "2026-11-24"}


def read_events(data: bytes) -> dict[str, icalendar.Event]:
    """Return the events of a calendar by UID, without what all of them begin with."""
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return {str(event["UID"]).removeprefix("glassbox:"): event for event in events}


@pytest.fixture
def planned(site_project):
    """A site with a maintenance that asks for something, a project with a milestone, and a post of several days."""
    site_project.write("config/groups.yaml", GROUPS)
    site_project.write(
        FILE,
        maintenance(
            why="The old one is full",
            action="Save your drafts",
            due="2026-11-24",
            affects="[kiel]",
            topics="[security]",
        ),
    )
    site_project.write(
        "content/projects/vpn.yaml",
        "title: New VPN\nstate: on-track\nowner: ana-berg\ngoal: Work anywhere\nbenefit: You wait less\nstarted: 2026-01-15\n"
        "next: The pilot\nmilestones:\n  - {id: pilot, title: The pilot ends, planned: 2026-12-04}\n"
        "  - {id: bought, title: It is bought, planned: 2026-03-01, done: 2026-03-03}\n"
        "updates:\n  - {date: 2026-11-18, summary: It goes well}\n",
    )
    site_project.post("holidays", start="2026-12-24", end="2027-01-01", services="[network]")
    site_project.post("talk", **TALK)
    site_project.commit("2026-11-20 09:00")
    return site_project


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


def test_what_is_where(planned):
    """Everything that is planned is in one calendar; a service, a group of readers, a project and a page have their own."""
    files = planned.built().files

    found = {path: list(read_events(data)) for path, data in files.items() if path.endswith(".ics")}

    post, talk, mail = "post/holidays", "post/talk", "maintenance/mail-server"
    bought, pilot = "project/vpn/milestone/bought", "project/vpn/milestone/pilot"
    assert found == {
        "calendar/all.ics": [bought, mail, talk, pilot, post],
        "calendar/actions.ics": [f"action/{mail}", f"action/{talk}"],
        "calendar/services/mail.ics": [mail],
        "calendar/services/network.ics": [post],
        "calendar/groups/kiel.ics": [bought, mail, pilot, post],
        "calendar/groups/porto.ics": [bought, talk, pilot, post],
        "calendar/projects/vpn.ics": [bought, pilot],
        "calendar/maintenance/mail-server.ics": [mail],
        "calendar/posts/holidays.ics": [post],
        "calendar/posts/talk.ics": [talk],
    }


def test_text_that_stands_alone(planned):
    """Whoever sees an event in Outlook alone reads why, for whom, what does not work and what to do by when."""
    events = read_events(planned.built().files["calendar/all.ics"])

    event = events["maintenance/mail-server"]
    assert str(event["DESCRIPTION"]) == (
        "The old one is full\n\nFor Kiel.\n\nServices:\n- E-mail: Slower than usual, or with gaps\n\n"
        "What you need to do by 24 November 2026: Save your drafts\n\nhttps://it.example.com/maintenance/mail-server/"
    )
    assert event["CATEGORIES"].cats == ["Maintenance", "Security"]
    assert str(event["URL"]) == "https://it.example.com/maintenance/mail-server/"
    assert str(events["project/vpn/milestone/bought"]["SUMMARY"]) == "Done: New VPN: It is bought"


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


def test_what_readers_must_do(planned):
    """The last day for an action is an event of its own, all day; it is one and the same whatever its words and its day."""
    before = read_events(planned.built().files["calendar/actions.ics"])["action/post/talk"]
    planned.post("talk", **TALK | {"action": "Say that you come, or send somebody", "due": "2026-11-25"})
    planned.commit("2026-11-21 09:00")
    after = read_events(planned.built().files["calendar/actions.ics"])["action/post/talk"]

    assert str(before["SUMMARY"]) == "Last day: Say that you come"
    assert [before[name].to_ical() for name in ("DTSTART", "DTEND")] == [b"20261124", b"20261125"]
    assert after["DTSTART"].to_ical() == b"20261125"
    assert int(after["SEQUENCE"]) > int(before["SEQUENCE"])


def test_nothing_to_do(planned):
    """What asks for nothing is not among what readers must do, and what is cancelled asks for nothing any more."""
    planned.post("talk", **TALK | {"action": "Nothing", "due": ""})
    planned.write(FILE, maintenance(action="Save your drafts", status="cancelled"))
    planned.commit("2026-11-21 09:00")

    files = planned.built().files

    assert "action/post/talk" not in read_events(files["calendar/actions.ics"])
    event = read_events(files["calendar/all.ics"])["maintenance/mail-server"]
    assert "This was cancelled." in str(event["DESCRIPTION"])
    assert "Save your drafts" not in str(event["DESCRIPTION"])


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__.removeprefix("read_with_"))
def test_nothing_planned(site_project, tmp_path, read):
    """A calendar is there before anything is planned, so that people can subscribe, and every program takes the empty one."""
    files = site_project.built().files

    for path in ("calendar/all.ics", "calendar/actions.ics", "calendar/services/mail.ics"):
        assert read(files[path], tmp_path) == {}


@pytest.mark.parametrize(("now", "count"), [("2027-12-26 21:59", 1), ("2027-12-27 00:01", 0)])
def test_thirteen_months(site_project, now, count):
    """What was over thirteen months ago leaves the calendars, and its file stays where it was, empty."""
    site_project.write(FILE, maintenance(start="2026-11-25 20:00", end="2026-11-25 23:00"))
    site_project.post("day", start="2026-11-25")

    files = site_project.built(parse_utc(now)).files

    assert files["calendar/all.ics"].count(b"BEGIN:VEVENT") == 2 * count
    assert files["calendar/maintenance/mail-server.ics"].count(b"BEGIN:VEVENT") == count


def test_incident_is_not_planned(site_project):
    """An incident is in no calendar: nobody plans by what has happened already."""
    site_project.write(
        "content/incidents/slow.yaml",
        "title: E-mail is slow\nservices: {mail: degraded}\nstarted: 2026-11-22 09:00\n"
        "updates:\n  - {at: 2026-11-22 09:10, state: investigating, text: We look.}\n",
    )

    files = site_project.built().files

    assert not [path for path, data in files.items() if path.endswith(".ics") and b"is slow" in data]


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
    assert read_with_icalendar(files["calendar/all.ics"], tmp_path)


def test_same_site_same_bytes(planned):
    """Nothing in a calendar is of the moment of the build: a later one gives the same bytes."""
    first = planned.built(parse_utc("2026-11-23 08:00")).files
    second = planned.built(parse_utc("2026-11-23 19:00")).files

    calendars = [path for path in first if path.endswith(".ics")]
    assert {path: first[path] for path in calendars} == {path: second[path] for path in calendars}


@pytest.mark.parametrize(
    ("page", "calendar"),
    [
        ("maintenance/mail-server/", "calendar/maintenance/mail-server.ics"),
        ("posts/talk/", "calendar/posts/talk.ics"),
        ("projects/vpn/", "calendar/projects/vpn.ics"),
        ("services/mail/", "calendar/services/mail.ics"),
        ("for/kiel/", "calendar/groups/kiel.ics"),
    ],
)
def test_pages_offer_their_calendars(planned, page, calendar):
    """A page of what is planned, or for whom or what something is, links its calendar."""
    files = planned.built().files

    links = {link["href"] for link in read_page(files[f"{page}index.html"].decode()).all("a")}
    assert f"../../{calendar}" in links
    assert calendar in files


def test_page_about_subscribing(planned):
    """It has each calendar that is there from the beginning, with its address to paste and a link that programs open."""
    site = planned.built(url="https://example.com/it")

    text = site.text("subscribe/index.html")
    links = {link["href"] for link in read_page(text).all("a")}
    for name in ("all", "actions", "services/mail", "services/network", "groups/kiel", "groups/porto"):
        assert {f"../calendar/{name}.ics", f"webcal://example.com/it/calendar/{name}.ics"} <= links
        assert f">https://example.com/it/calendar/{name}.ics<" in text


def test_control_characters():
    """No control character gets into a calendar, whoever let it through."""
    made = serialize_calendar("Bell\x07 and\r\nline", [])

    assert str(icalendar.Calendar.from_ical(made)["NAME"]) == "Bell and line"
