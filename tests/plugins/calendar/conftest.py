"""What the tests of calendars share."""

import pytest

from tests.plugins.calendar.calendar_content import FILE, GROUPS, TALK
from tests.plugins.maintenance.maintenance_file import maintenance
from tests.site.site_project import SiteProject


@pytest.fixture
def planned(site_project: SiteProject) -> SiteProject:
    """A site with a maintenance that asks for something, a project with a milestone, and a post of several days."""
    site_project.write("config/groups.yaml", GROUPS)
    site_project.write(
        FILE,
        maintenance(
            why="The old one is full",
            action="Save your drafts",
            due="2026-11-24",
            affects="[kiel]",
            topics="[security]",
        ),
    )
    site_project.write(
        "content/projects/vpn.yaml",
        "title: New VPN\nstate: on-track\nowner: ana-berg\ngoal: Work anywhere\nbenefit: You wait less\nstarted: 2026-01-15\n"
        "next: The pilot\nmilestones:\n  - {id: pilot, title: The pilot ends, planned: 2026-12-04}\n"
        "  - {id: bought, title: It is bought, planned: 2026-03-01, done: 2026-03-03}\n"
        "updates:\n  - {date: 2026-11-18, summary: It goes well}\n",
    )
    site_project.post("holidays", start="2026-12-24", end="2027-01-01", services="[network]")
    site_project.post("talk", **TALK)
    site_project.commit("2026-11-20 09:00")
    return site_project
