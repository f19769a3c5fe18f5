"""api/v2/: the status as Statuspage tells it."""

from datetime import timedelta

import pytest

from tests.plugins.statuspage.status_content import (
    find_mistakes,
    list_stages,
    read_status,
    write_busy_day,
    write_incident,
)
from tests.site.site_project import NOW, URL


def list_ids(status: dict, name: str) -> list[str]:
    """Return the ids of what a file lists."""
    (listed,) = (value for value in status[name].values() if isinstance(value, list))
    return [each["id"] for each in listed]


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
