"""A site with groups of readers, to which a test adds incidents."""

from pathlib import Path

from plugins.incidents.record import Incident
from scripts.incidents.update_insertion import read_incident_file
from tests.site.site_project import SiteProject

GROUPS = "kiel:\n  name: Kiel\nwarehouse:\n  name: The warehouse\n"
MAIL = """\
id: mail-delayed
title: Mail from outside arrives late
services:
  mail: degraded
affects: [kiel]
started: 2026-11-23 08:00
detected: 2026-11-23 08:10
action: Call if it is urgent
due: 2026-11-24
workaround: Use [the chat](https://chat.example.com/).
updates:
  - at: 2026-11-23 08:45
    state: identified
    text: A filter is *full*.
    services:
      mail: partial-outage
  - at: 2026-11-23 08:15
    state: investigating
    text: We look into it.
"""
RESOLVED = """\
  - at: 2026-11-23 10:20
    state: resolved
    text: All mail is here.
"""
POSTMORTEM = """\
postmortem:
  happened: The filter filled up.
  why: Nobody watched it.
  changes: It is watched now.
  actions:
    - what: Watch the filter
      owner: ana-berg
      due: 2026-12-01
    - what: Double its size
      owner: ana-berg
      due: 2026-11-30
      done: 2026-11-28
"""


def resolve(text: str) -> str:
    """Return the file of an incident with an update that says that it is over, as its newest."""
    return text.replace("updates:\n", f"updates:\n{RESOLVED}")


def make_incident_site(root: Path, **incidents: str) -> SiteProject:
    """Return a site with incidents, given by the names of their files with underscores for hyphens."""
    project = SiteProject(root).write_standard_content()
    project.write("config/groups.yaml", GROUPS)
    for name, text in incidents.items():
        project.write(f"content/incidents/{name.replace('_', '-')}.yaml", text)
    return project


def read_incident_of(site: SiteProject, name: str) -> Incident:
    """Return the record of an incident, given by its file's name."""
    return read_incident_file(site.content / f"incidents/{name}.yaml")[1]
