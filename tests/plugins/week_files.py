"""Week files for tests of their pages."""

from plugins.weeks.record import compute_checksum
from tests.site.site_project import SiteProject
from tests.site.standard_content import WEEK_FILE

TICKETS = """complete: {complete}
minimum_count: 3
received: {{this: 40, four_weeks: 30}}
resolved: {{this: 37, four_weeks: 38}}
open: {{this: 9}}
median_hours: {{this: 6, four_weeks: 5}}
p90_hours: {{this: 50, four_weeks: 52}}
services:
  - service: mail
    resolved: 30
    categories:
      - {{category: quota, count: 21}}
      - {{category: reset, count: 5}}
    others: 4
  - service: network
    resolved: 4
    categories: []
    others: 4
other_services: 3
"""
CATEGORIES = """reset: {service: mail, match: [a], one: password reset, many: password resets}
quota: {service: mail, match: [b], one: mailbox made larger, many: mailboxes made larger}
"""


def write_week(
    site_project: SiteProject,
    name: str = "2026-W46",
    more: str = "",
    complete: str = "true",
    changed: tuple[str, str] = ("", ""),
) -> None:
    """Write both files of a week; of the pull's, the first text of `changed` is the second."""
    site_project.write("config/categories.yaml", CATEGORIES)
    site_project.write(
        f"content/weeks/{name}.yaml",
        WEEK_FILE.format(intro="A *quiet* week.", highlight="A new firewall", thanks="To Ana") + more,
    )
    site_project.write(
        f"content/weeks/{name}.tickets.yaml", add_checksum(TICKETS.format(complete=complete).replace(*changed))
    )


def add_checksum(text: str) -> str:
    """Return the text of a pull's file with the line that makes it whole."""
    return f"{text}checksum: {compute_checksum(text)}\n"
