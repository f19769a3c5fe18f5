"""Incidents and maintenance of a site, and what api/v2/ tells of them."""

import json
from datetime import datetime
from typing import Any

from jsonschema import Draft202012Validator

from plugins.core.source.errors import Severity
from tests.repository import PROJECT
from tests.site.site_project import NOW, SiteProject

SHAPE = json.loads((PROJECT / "tests" / "data" / "contracts" / "statuspage.json").read_text("utf-8"))
FILES = (
    "summary", "status", "components", "incidents", "incidents/unresolved",
    "scheduled-maintenances", "scheduled-maintenances/upcoming", "scheduled-maintenances/active",
)  # fmt: skip
INCIDENT = """\
title: {title}
services:
  {service}: {impact}
started: 2026-11-23 07:30
updates:
{updates}"""
UPDATE = """\
  - at: {at}
    state: {state}
    text: |
      {text}
"""
MAINTENANCE = """\
title: {title}
services:
  {service}: degraded
start: {start}
end: {end}
why: {why}
"""


def write_incident(project: SiteProject, name: str, *updates: tuple[str, str, str], **fields: str) -> None:
    """Write an incident that began on 23 November at 07:30 with its updates (at, state, text), newest first."""
    values = {"title": "Mail is delayed", "service": "mail", "impact": "degraded"} | fields
    told = "".join(UPDATE.format(at=at, state=state, text=text) for at, state, text in updates)
    project.write(f"content/incidents/{name}.yaml", INCIDENT.format(updates=told, **values))


def write_maintenance(project: SiteProject, name: str, start: str, end: str, more: str = "", **fields: str) -> None:
    """Write a maintenance; `more` are lines of its file."""
    values = {"title": f"Title of {name}", "service": "network", "why": "It gets old"} | fields
    project.write(f"content/maintenance/{name}.yaml", MAINTENANCE.format(start=start, end=end, **values) + more)


def write_busy_day(project: SiteProject) -> SiteProject:
    """Give a site one incident that is open and one that is over, and maintenance at every stage, as of 23 November, 9 o'clock."""
    write_incident(
        project,
        "mail-delayed",
        ("2026-11-23 08:10", "identified", "The **filter** is full."),
        ("2026-11-23 07:40", "investigating", "We are looking at it."),
    )
    over = [(f"2026-11-23 08:{minute}", state, "Words.") for minute, state in ((20, "resolved"), (15, "monitoring"))]
    write_incident(project, "vpn-down", *over, title="No VPN", service="network", impact="major-outage")
    write_maintenance(project, "firewall", "2026-11-25 20:00", "2026-11-25 22:00")
    write_maintenance(project, "switches", "2026-11-23 08:00", "2026-11-23 10:00")
    write_maintenance(project, "disks", "2026-11-22 20:00", "2026-11-22 22:00")
    write_maintenance(project, "cables", "2026-11-20 20:00", "2026-11-20 22:00", "status: done\n")
    write_maintenance(project, "racks", "2026-11-26 20:00", "2026-11-26 22:00", "status: cancelled\n")
    return project


def read_status(project: SiteProject, now: datetime = NOW) -> dict[str, Any]:
    """Return what each file of api/v2/ tells, by its name."""
    built = project.built(now)
    assert [problem for problem in built.problems if problem.severity is Severity.ERROR] == []
    return {name: json.loads(built.files[f"api/v2/{name}.json"]) for name in FILES}


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
