"""Week files for tests of their pages."""

from plugins.core.week import checksum_of
from tests.site.furniture import WEEK_FILE
from tests.site.workshop import Workshop

TICKETS = """complete: {complete}
fold_below: 5
received: {{this: 40, last_week: few, four_weeks: 39.5}}
resolved: {{this: 37, last_week: withheld}}
open: {{this: 9}}
median_hours: {{this: 5.5, last_week: 1.0}}
p90_hours: {{this: 50.0}}
services:
  - service: mail
    resolved: 30
    lines:
      - {{line: reset, count: 1}}
      - {{line: quota, count: 21}}
    others: 8
  - service: network
    resolved: 5
    lines: []
    others: 5
other_services: 2
"""
LINES = """reset: {service: mail, match: [a], one: password reset, many: password resets}
quota: {service: mail, match: [b], one: mailbox made larger, many: mailboxes made larger}
"""


def week(
    workshop: Workshop,
    name: str = "2026-W46",
    more: str = "",
    complete: str = "true",
    changed: tuple[str, str] = ("", ""),
) -> None:
    """Write both files of a week; of the pull's, the first text of `changed` is the second."""
    workshop.write("config/lines.yaml", LINES)
    workshop.write(
        f"content/weeks/{name}.yaml",
        WEEK_FILE.format(intro="A *quiet* week.", highlight="A new firewall", thanks="To Ana") + more,
    )
    workshop.write(
        f"content/weeks/{name}.tickets.yaml", with_checksum(TICKETS.format(complete=complete).replace(*changed))
    )


def with_checksum(text: str) -> str:
    """The text of a pull's file with the line that makes it whole."""
    return f"{text}checksum: {checksum_of(text)}\n"
