"""Programs that know Statuspage read api/v2/ from a web server as they read any status page."""

import json
import subprocess
import sys

import pytest

from tests.npm.node import run_script
from tests.plugins.statuspage.status_content import write_busy_day, write_incident
from tests.plugins.statuspage.web_server import serve

CHECK = """
import json, sys
from statuspage_prometheus_exporter.service_checker import SERVICES, check_service_status
print(json.dumps(check_service_status("it", SERVICES["it"])))
"""
DASHBOARD = "http://dashboard.example"


@pytest.fixture
def busy_files(site_project):
    """The output of a site on which something is wrong."""
    return write_busy_day(site_project).built().files


def test_exporter_for_prometheus(busy_files, tmp_path):
    """A monitor reads which services are not well, the open incident and the maintenance, with links to their pages."""
    with serve(busy_files) as address:
        (tmp_path / "services.json").write_text(json.dumps({"it": {"url": f"{address}/api/v2/summary.json"}}))
        told = subprocess.run(
            [sys.executable, "-c", CHECK], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True
        )

    read = json.loads(told.stdout)
    assert (read["success"], read["raw_status"]) == (True, "minor")
    assert {each["name"]: each["status"] for each in read["component_metadata"]} == {
        "E-mail": "degraded_performance",
        "Network and VPN": "under_maintenance",
    }
    (incident,) = read["incident_metadata"]
    assert (incident["name"], incident["affected_components"]) == ("Mail is delayed", ["E-mail"])
    assert incident["shortlink"].endswith("/incidents/mail-delayed/")
    assert [each["status"] for each in read["maintenance_metadata"]] == ["verifying", "in_progress", "scheduled"]


def test_client_in_javascript(busy_files):
    """The client `statuspage.io` gets from each of its calls what the file says."""
    with serve(busy_files) as address:
        read = run_script("read_status.cjs", address)

    paths = {
        "unresolved": "incidents/unresolved",
        "upcoming": "scheduled-maintenances/upcoming",
    }
    assert read == {name: json.loads(busy_files[f"api/v2/{paths.get(name, name)}.json"]) for name in read}
    assert [each["status"] for each in read["upcoming"]["scheduled_maintenances"]] == ["scheduled"]


@pytest.mark.parametrize(
    ("impact", "text", "indicator"),
    [
        ("", "All Systems Operational", "none"),
        ("degraded", "Partially Degraded Service", "minor"),
        ("major-outage", "Major Service Outage", "critical"),
    ],
)
def test_widget(site_project, impact, text, indicator):
    """Atlassian's widget shows the state, in words and in its colour, with a link to the site."""
    if impact:
        write_incident(site_project, "mail", ("2026-11-23 08:00", "investigating", "Words."), impact=impact)

    with serve(site_project.built().files) as address:
        shown = run_script("show_widget.cjs", address, f"{address}/page")

    assert shown == {"text": text, "indicator": indicator, "link": f"{address}/", "errors": []}


def test_widget_on_another_host(site_project):
    """A page of another host shows the widget where the web server allows that host to read the status, and nowhere else."""
    files = site_project.built().files

    with serve(files, Access_Control_Allow_Origin=DASHBOARD) as address:
        shown = run_script("show_widget.cjs", address, DASHBOARD)
    with serve(files) as address:
        refused = run_script("show_widget.cjs", address, DASHBOARD)

    assert shown["text"] == "All Systems Operational"
    assert (refused["text"], len(refused["errors"])) == (None, 1)
