"""What is in which calendar, what it says of it, and which pages link it."""

import pytest

from tests.plugins.calendar.calendar_content import FILE, TALK, read_events
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc
from tests.site.page_reader import read_page


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
