"""api/v2/: the status as Statuspage tells it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from jsonschema import Draft202012Validator

from tests.plugins.statuspage.status_content import read_status, write_busy_day, write_incident, write_maintenance
from tests.repository import PROJECT
from tests.site.site_project import NOW, URL, SiteProject

SHAPE = json.loads((PROJECT / "tests" / "data" / "contracts" / "statuspage.json").read_text("utf-8"))
WINDOW = ("2026-11-25 20:00", "2026-11-25 22:00")  # Berlin is an hour ahead of UTC


def find_mistakes(status: dict) -> list[str]:
    """Return where documents differ from Statuspage's shape."""
    return [
        f"{name}: {error.json_path}: {error.message}"
        for name, document in status.items()
        for error in Draft202012Validator(SHAPE | {"$ref": f"#/$defs/{name.partition('/')[0]}"}).iter_errors(document)
    ]


def list_stages(status: dict) -> dict[str, str]:
    """Return the status of each maintenance by its id."""
    return {each["id"]: each["status"] for each in status["scheduled-maintenances"]["scheduled_maintenances"]}


def list_ids(status: dict, name: str) -> list[str]:
    """Return the ids of what a file lists."""
    (listed,) = (value for value in status[name].values() if isinstance(value, list))
    return [each["id"] for each in listed]


def read_maintenance(project: SiteProject) -> dict:
    """Return the one maintenance of a site."""
    (told,) = read_status(project)["scheduled-maintenances"]["scheduled_maintenances"]
    return told


def test_shape(site_project):
    """Every file has every field of Statuspage's, and none of its words is another."""
    busy = read_status(write_busy_day(site_project))

    assert find_mistakes(busy) == []


def test_empty_site(site_project):
    """A site on which nothing ever happened says that all is well."""
    status = read_status(site_project)

    assert find_mistakes(status) == []
    assert status["status"]["status"] == {"indicator": "none", "description": "All Systems Operational"}
    assert status["summary"]["incidents"] == status["summary"]["scheduled_maintenances"] == []
    assert {each["status"] for each in status["components"]["components"]} == {"operational"}


def test_busy_day(site_project):
    """The summary says what is wrong, what lasts and what is to come; the other files have all of it."""
    status = read_status(write_busy_day(site_project))
    summary = status["summary"]

    assert summary["status"]["indicator"] == "minor"
    assert {each["id"]: each["status"] for each in summary["components"]} == {
        "mail": "degraded_performance",
        "network": "under_maintenance",
    }
    assert list_ids(status, "incidents") == ["incident.vpn-down", "incident.mail-delayed"]
    assert list_ids(status, "incidents/unresolved") == ["incident.mail-delayed"]
    assert [each["id"] for each in summary["incidents"]] == ["incident.mail-delayed"]
    assert list_stages(status) == {
        "maintenance.racks": "completed",
        "maintenance.firewall": "scheduled",
        "maintenance.switches": "in_progress",
        "maintenance.disks": "verifying",
        "maintenance.cables": "completed",
    }
    assert list_ids(status, "scheduled-maintenances/upcoming") == ["maintenance.firewall"]
    assert list_ids(status, "scheduled-maintenances/active") == ["maintenance.disks", "maintenance.switches"]
    assert [each["status"] for each in summary["scheduled_maintenances"]] == ["verifying", "in_progress", "scheduled"]


@pytest.mark.parametrize(
    ("impact", "component", "indicator"),
    [
        ("degraded", "degraded_performance", "minor"),
        ("partial-outage", "partial_outage", "major"),
        ("major-outage", "major_outage", "critical"),
    ],
)
def test_levels(site_project, impact, component, indicator):
    """Each level of ours is Statuspage's for the service, for the incident and for the whole page."""
    write_incident(site_project, "mail", ("2026-11-23 08:00", "investigating", "Words."), impact=impact)

    summary = read_status(site_project)["summary"]

    assert summary["status"]["indicator"] == summary["incidents"][0]["impact"] == indicator
    assert summary["incidents"][0]["components"][0]["status"] == component


def test_steps_of_an_incident(site_project):
    """An incident has its updates as plain text, newest first, each with its time and with what it did to services."""
    write_incident(
        site_project,
        "mail",
        ("2026-11-23 08:20", "resolved", "It works again."),
        ("2026-11-23 08:10", "monitoring", 'Less &amp; less: "<b>a</b>\n\n      - one\n      - two'),
        ("2026-11-23 07:40", "investigating", "We are looking at it."),
    )

    (incident,) = read_status(site_project)["incidents"]["incidents"]
    updates = incident["incident_updates"]

    assert [(each["status"], each["display_at"]) for each in updates] == [
        ("resolved", "2026-11-23T07:20:00.000Z"),
        ("monitoring", "2026-11-23T07:10:00.000Z"),
        ("investigating", "2026-11-23T06:40:00.000Z"),
    ]
    assert updates[1]["body"].startswith('Less & less: "a\none\ntwo')
    assert [each["affected_components"][0]["new_status"] for each in updates] == [
        "operational",
        "degraded_performance",
        "degraded_performance",
    ]
    assert (incident["started_at"], incident["monitoring_at"], incident["resolved_at"], incident["status"]) == (
        "2026-11-23T06:30:00.000Z",
        "2026-11-23T07:10:00.000Z",
        "2026-11-23T07:20:00.000Z",
        "resolved",
    )
    assert incident["shortlink"] == f"{URL}/incidents/mail/"


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

    assert announced["body"].splitlines() == ["It gets old", "More of it.", "What you need to do: Save your work"]
    assert moved["body"].splitlines()[0].startswith("Moved to ")
    assert moved["body"].splitlines()[1] == "Parts come late"
    assert {moved["status"], announced["status"]} == {"scheduled"}
    assert cancelled["status"] == "completed"
    assert cancelled["body"].startswith("Cancelled: Title of firewall\nIt was planned for")
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


def test_fifty_newest(site_project):
    """A list holds the fifty newest, as Statuspage's does; what is open is told however old it is."""
    for day in range(1, 53):
        text = f"2026-{day % 9 + 1:02}-{day // 9 + 1:02}"
        state = "investigating" if day == 9 else "resolved"
        write_incident(site_project, f"i-{day}", (f"{text} 09:00", state, "Words."))
        file = site_project.content / "incidents" / f"i-{day}.yaml"
        file.write_text(file.read_text("utf-8").replace("2026-11-23 07:30", f"{text} 08:00"), encoding="utf-8")

    status = read_status(site_project)
    starts = [each["started_at"] for each in status["incidents"]["incidents"]]

    assert len(starts) == 50
    assert starts == sorted(starts, reverse=True)
    assert list_ids(status, "incidents/unresolved") == ["incident.i-9"]


def test_moment_of_the_build(site_project):
    """A build that finds nothing new writes the same bytes, whatever the time."""
    site = write_busy_day(site_project)

    assert read_status(site) == read_status(site, NOW + timedelta(minutes=5))
