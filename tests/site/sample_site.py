"""A small site with one of every kind and three weeks of history, always committed at the same moments."""

import shutil
from pathlib import Path

from tests.site.site_project import SiteProject

SAMPLE = Path(__file__).parent / "sample"
WEEK = "content/weeks/2026-W46.yaml"
TICKETS = "content/weeks/2026-W46.tickets.yaml"
PROJECT_FILE = "content/projects/new-vpn.yaml"
CHANGE_FILE = "content/changes/vpn-message.md"
# What the project said before its newest update, as old text by new text.
NEWEST = """\
  - date: 2026-11-18
    state: at-risk
    summary: The pilot moves by a week
    text: The firewall arrives **late**.
"""
BEFORE = {"state: at-risk\nowner": "state: on-track\nowner", "planned: 2026-12-07": "planned: 2026-11-30", NEWEST: ""}


def write_sample_site(folder: Path) -> SiteProject:
    """Write the site as its three commits left it."""
    shutil.copytree(SAMPLE, folder)
    made = SiteProject(folder)
    late = {name: (folder / name).read_text(encoding="utf-8") for name in (WEEK, TICKETS, CHANGE_FILE, PROJECT_FILE)}
    before = late[PROJECT_FILE]
    for new, old in BEFORE.items():
        assert new in before
        before = before.replace(new, old)
    (folder / WEEK).unlink()
    (folder / TICKETS).unlink()
    (folder / CHANGE_FILE).unlink()
    made.write(PROJECT_FILE, before)
    made.commit("2026-11-10 09:00")
    made.write(WEEK, late[WEEK])
    made.write(TICKETS, late[TICKETS])
    made.commit("2026-11-16 08:30")
    made.write(PROJECT_FILE, late[PROJECT_FILE])
    made.write(CHANGE_FILE, late[CHANGE_FILE])
    made.commit("2026-11-18 14:00")
    return made
