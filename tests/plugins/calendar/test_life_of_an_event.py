"""A maintenance through announcement, move, cancellation and end, as four programs that subscribed to its calendar show it."""

import icalendar
import pytest

from tests.plugins.calendar.calendar_readers import READERS, Seen
from tests.plugins.maintenance.maintenance_file import maintenance

UID = "glassbox:maintenance/mail-server"
FILE = "content/maintenance/mail-server.yaml"
TITLE = "E-mail gets a new server"
MOVED = {"start": "2026-11-27 20:00", "end": "2026-11-27 22:30", "moved_because": "The part is late"}
ANNOUNCED = Seen(TITLE, "2026-11-25T19:00:00Z", "2026-11-25T21:00:00Z", False)
LATER = ANNOUNCED._replace(start="2026-11-27T19:00:00Z", end="2026-11-27T21:30:00Z")


def read_sequence(data: bytes, uid: str = UID) -> int:
    """Return the SEQUENCE of an event in a calendar."""
    (event,) = (event for event in icalendar.Calendar.from_ical(data).walk("VEVENT") if event["UID"] == uid)
    return int(event["SEQUENCE"])


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__.removeprefix("read_with_"))
@pytest.mark.parametrize("last", ["done", "cancelled"])
def test_announced_moved_and_over(site_project, tmp_path, read, last):
    """Each program shows one event: first announced, then moved, then done or cancelled, and never two of it."""
    steps = [
        (maintenance(), ANNOUNCED),
        (maintenance(**MOVED), LATER),
        (
            maintenance(**MOVED, status=last),
            LATER._replace(title=f"{last.capitalize()}: {TITLE}", cancelled=last != "done"),
        ),
    ]

    shown, calendars = [], []
    for day, (text, _) in enumerate(steps, 16):
        site_project.write(FILE, text)
        site_project.commit(f"2026-11-{day} 09:00")
        files = site_project.built().files
        calendars.append(files["calendar/all.ics"])
        assert {
            files[f"calendar/{name}.ics"].count(UID.encode()) for name in ("services/mail", "maintenance/mail-server")
        } == {1}
        shown.append(read(calendars[-1], tmp_path))

    assert shown == [{UID: expected} for _, expected in steps]
    sequences = list(map(read_sequence, calendars))
    assert sequences[0] == 0
    assert sequences == sorted(set(sequences))


def test_reasons(site_project):
    """Whoever sees in a calendar that something moved or was cancelled reads why."""
    site_project.write(FILE, maintenance(**MOVED, why="The old one is full"))
    assert "The old one is full. Moved: The part is late." in read_description(site_project)

    site_project.write(FILE, maintenance(status="cancelled", why="It is full", cancelled_because="The old one lasts"))
    assert "This was cancelled.\n\nThe old one lasts" in read_description(site_project)


def read_description(site_project) -> str:
    """Return the text of the only event in the calendar of everything."""
    (event,) = icalendar.Calendar.from_ical(site_project.built().files["calendar/all.ics"]).walk("VEVENT")
    return str(event["DESCRIPTION"])


def test_windows_of_what_recurs(site_project):
    """Each window is an event of its own that keeps its id when the time of day moves; no program is given a rule."""
    text = maintenance(start="2026-12-03 20:00", end="2026-12-03 22:00", recurs="FREQ=WEEKLY;COUNT=3")
    site_project.write(FILE, text)
    site_project.commit("2026-11-16 09:00")
    before = site_project.built().files["calendar/all.ics"]
    site_project.write(FILE, text.replace("20:00", "19:00"))
    site_project.commit("2026-11-17 09:00")
    after = site_project.built().files["calendar/all.ics"]

    windows = [f"{UID}/2026-12-{day}" for day in ("03", "10", "17")]
    for data, hour in ((before, "19"), (after, "18")):
        events = icalendar.Calendar.from_ical(data).walk("VEVENT")
        assert [str(event["UID"]) for event in events] == windows
        assert {event["DTSTART"].to_ical()[-7:].decode() for event in events} == {f"{hour}0000Z"}
        assert b"RRULE" not in data
    assert read_sequence(after, windows[1]) > read_sequence(before, windows[1]) == 0


def test_two_commits_in_one_second(site_project):
    """SEQUENCE rises where two versions share a second, as two commits of a script do."""
    sequences = []
    for fields in ({}, MOVED, {**MOVED, "status": "done"}):
        site_project.write(FILE, maintenance(**fields))
        site_project.commit("2026-11-16 09:00:00")
        sequences.append(read_sequence(site_project.built().files["calendar/all.ics"]))

    assert sequences == sorted(set(sequences))


@pytest.mark.parametrize("choice", ["ours", "theirs"])
def test_older_commit_that_a_merge_brings(site_project, choice):
    """SEQUENCE rises with a merge of a commit that is older than the last one here, whichever of the two lines it keeps."""
    site_project.write(FILE, maintenance())
    site_project.commit("2026-11-16 09:00")
    site_project.git("switch", "-q", "-c", "side")
    site_project.write(FILE, maintenance(**MOVED))
    site_project.commit("2026-11-17 09:00")
    site_project.git("switch", "-q", "main")
    site_project.write(FILE, maintenance(start="2026-11-25 21:00", end="2026-11-25 23:00"))
    site_project.commit("2026-11-18 09:00")
    before = read_sequence(site_project.built().files["calendar/all.ics"])
    site_project.git("merge", "-q", "--no-ff", "-X", choice, "-m", "Merge", "side")

    after = site_project.built().files["calendar/all.ics"]

    assert (b"20261127T190000Z" in after) == (choice == "theirs")
    assert read_sequence(after) > before


def test_last_commit_that_was_amended(site_project):
    """SEQUENCE rises where the last commit was written anew, although there are no more of them than before."""
    site_project.write(FILE, maintenance())
    site_project.commit("2026-11-16 09:00")
    site_project.write(FILE, maintenance(**MOVED))
    site_project.commit("2026-11-17 09:00")
    before = read_sequence(site_project.built().files["calendar/all.ics"])
    site_project.git("reset", "-q", "--hard", "HEAD~1")
    site_project.write(FILE, maintenance(**MOVED, status="cancelled"))
    site_project.commit("2026-11-17 09:05")

    assert read_sequence(site_project.built().files["calendar/all.ics"]) > before


def test_file_renamed_and_site_moved(site_project):
    """Neither another name of the file nor another host makes another event of it."""
    site_project.write(FILE, "id: mail-server\n" + maintenance())
    site_project.commit("2026-11-16 09:00")
    before = site_project.built().files["calendar/all.ics"]
    site_project.write("content/maintenance/new-name.yaml", "id: mail-server\n" + maintenance())
    (site_project.root / FILE).unlink()
    site_project.commit("2026-11-17 09:00")

    files = site_project.built(url="https://elsewhere.example.org").files

    after = files["calendar/all.ics"]
    assert UID.encode() in after
    assert read_sequence(after) == read_sequence(before) == 0
    assert after.count(b"BEGIN:VEVENT") == 1
    assert "calendar/maintenance/mail-server.ics" in files


def test_without_git(site_project):
    """Where there is no history, calendars are made all the same: the first version, said when it begins."""
    site_project.write(FILE, maintenance())

    made = site_project.built().files["calendar/all.ics"]

    assert read_sequence(made) == 0
    assert b"DTSTAMP:20261125T190000Z" in made
    assert made == site_project.built().files["calendar/all.ics"]


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_out(site_project, status):
    """A draft and what was withdrawn are in no calendar."""
    site_project.write(FILE, maintenance(status=status))

    files = site_project.built().files

    assert not [path for path, data in files.items() if path.endswith(".ics") and b"mail-server" in data]
    assert "calendar/maintenance/mail-server.ics" not in files
