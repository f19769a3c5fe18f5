"""Maintenance in api/v2/: what the clock and what IT makes of it."""

from datetime import UTC, datetime, timedelta

from tests.plugins.statuspage.status_content import find_mistakes, list_stages, read_status, write_maintenance
from tests.site.site_project import SiteProject

WINDOW = ("2026-11-25 20:00", "2026-11-25 22:00")  # Berlin is an hour ahead of UTC


def read_maintenance(project: SiteProject) -> dict:
    """Return the one maintenance of a site."""
    (told,) = read_status(project)["scheduled-maintenances"]["scheduled_maintenances"]
    return told


def test_clock_of_a_maintenance(site_project):
    """A maintenance changes no state before it starts, lasts from then on, and should be over until it is said to be done."""
    write_maintenance(site_project, "firewall", *WINDOW)
    start = datetime(2026, 11, 25, 19, tzinfo=UTC)
    found = []

    for moment in (start - timedelta(seconds=1), start, start + timedelta(hours=2), start + timedelta(days=9)):
        status = read_status(site_project, moment)
        states = {each["id"]: each["status"] for each in status["components"]["components"]}
        found.append((*list_stages(status).values(), states["network"], status["status"]["status"]["indicator"]))

    assert found == [
        ("scheduled", "operational", "none"),
        ("in_progress", "under_maintenance", "maintenance"),
        ("verifying", "under_maintenance", "maintenance"),
        ("verifying", "under_maintenance", "maintenance"),
    ]


def test_cancelled(site_project):
    """A maintenance that will not be is completed, which is all that Statuspage knows, and its name says so."""
    write_maintenance(site_project, "firewall", *WINDOW, "status: cancelled\n")

    status = read_status(site_project)

    (told,) = status["scheduled-maintenances"]["scheduled_maintenances"]
    assert (told["status"], told["name"]) == ("completed", "Cancelled: Title of firewall")
    assert status["summary"]["scheduled_maintenances"] == []


def test_touches_of_a_maintenance(site_project):
    """Each touch of a maintenance is an update; it says what became of it, why, and what readers need to do."""
    more = "moved_because: Parts come late\naction: Save your work\nremind: 0\nstatus: {}\ntext: More of it.\n"
    write_maintenance(site_project, "firewall", *WINDOW, more.format("planned"))

    moved, announced = read_maintenance(site_project)["incident_updates"]
    write_maintenance(site_project, "firewall", *WINDOW, more.format("cancelled") + "cancelled_because: No parts\n")
    cancelled, *_ = read_maintenance(site_project)["incident_updates"]

    assert announced["body"].splitlines()[0] == "Wednesday 25 November 2026, 20:00 to 22:00."
    assert announced["body"].splitlines()[-2:] == ["More of it.", "What you need to do: Save your work"]
    assert moved["body"].splitlines()[0].startswith("Moved to ")
    assert "Parts come late" in moved["body"]
    assert {moved["status"], announced["status"]} == {"scheduled"}
    assert cancelled["status"] == "completed"
    assert cancelled["body"].startswith("Cancelled: Title of firewall\nThis will not happen.")
    assert "No parts" in cancelled["body"]


def test_windows_of_a_recurring_maintenance(site_project):
    """Each window is a maintenance of its own, with the announcement of all of them."""
    write_maintenance(
        site_project, "patches", "2026-11-17 20:00", "2026-11-17 22:00", "recurs: FREQ=WEEKLY;COUNT=3\nremind: 0\n"
    )

    status = read_status(site_project)
    told = status["scheduled-maintenances"]["scheduled_maintenances"]

    assert [(each["status"], each["scheduled_for"]) for each in told] == [
        ("scheduled", "2026-12-01T19:00:00.000Z"),
        ("scheduled", "2026-11-24T19:00:00.000Z"),
        ("completed", "2026-11-17T19:00:00.000Z"),
    ]
    assert {len(each["incident_updates"]) for each in told} == {1}
    assert find_mistakes(status) == []
