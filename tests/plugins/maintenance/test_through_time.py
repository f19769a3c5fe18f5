"""A site with maintenance that nobody edits, built again at each of its turns."""

import pytest

from tests.incremental.small_site import SmallSite
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.repository import parse_utc

PAGE, LIST = "maintenance/new-server/index.html", "maintenance/index.html"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A site with one maintenance of e-mail tomorrow, committed a week ago."""
    monkeypatch.chdir(tmp_path)
    made = SmallSite(tmp_path)
    made.write("maintenance/new-server.yaml", maintenance())
    made.commit("2026-11-16 09:00")
    return made


def test_turns(small):
    """Time alone changes it at its start and its end, and each build is as a clean one would be."""
    small.write("maintenance/new-server.yaml", maintenance(start="2026-11-25 20:15", end="2026-11-25 21:45"))
    now, states = parse_utc("2026-11-25 18:30"), {}
    for _ in range(6):
        now = small.build(now).next_due  # each hour as well, and a second after an end
        small.build(now)
        assert small.is_right(now)
        page = small.text(PAGE)
        words = ("planned", "in-progress", "should-be-over")
        states[f"{now:%H:%M}"] = next(word for word in words if f'"tag" data-status="{word}"' in page)

    assert states == {
        "19:00": "planned",
        "19:15": "in-progress",
        "20:00": "in-progress",
        "20:45": "should-be-over",
        "21:00": "should-be-over",
    }


def test_reminder(small):
    """A site that is built again when it is due tells of the reminder, though nobody saved a file."""
    small.build(parse_utc("2026-11-24 07:59:59"))
    before = small.text("feeds/all.json")
    small.build(parse_utc("2026-11-24 08:00"))

    assert "reminder-2026-11-25" in small.text("feeds/all.json")
    assert "reminder-2026-11-25" not in before
    assert small.is_right(parse_utc("2026-11-24 08:00"))


def test_new_windows(small):
    """Each day the windows of the ninetieth day come in, and those of thirteen months ago go."""
    small.write("maintenance/new-server.yaml", maintenance(recurs="FREQ=DAILY"))

    for now in ("2026-11-20 12:00", "2026-11-26 12:00", "2026-11-27 12:00", "2027-12-31 12:00", "2028-03-01 20:30"):
        small.build(parse_utc(now))
        assert small.is_right(parse_utc(now))


def test_edits(small):
    """Announced, moved, cancelled: each edit gives what a clean build gives, from git's history as well."""
    now = parse_utc("2026-11-20 12:00")
    small.build(now)
    for day, fields in enumerate(
        [
            {"start": "2026-11-26 20:00", "end": "2026-11-26 22:00", "moved_because": "Snow"},
            {"start": "2026-11-27 20:00", "end": "2026-11-27 22:00", "moved_because": "Ice"},
            {
                "start": "2026-11-27 20:00",
                "end": "2026-11-27 22:00",
                "status": "cancelled",
                "cancelled_because": "Thaw",
            },
        ]
    ):
        small.write("maintenance/new-server.yaml", maintenance(**fields))
        small.commit(f"2026-11-{17 + day} 10:00")
        small.build(now)
        assert small.is_right(now)
