"""Week files for tests of their pages."""

from tests.site.furniture import WEEK_FILE
from tests.site.workshop import Workshop

TICKETS = """tickets:
  complete: {complete}
  minimum_count: 5
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


def week(workshop: Workshop, name: str = "2026-W46", more: str = "", complete: str = "true") -> None:
    """Write a week with tickets."""
    workshop.write("config/categories.yaml", LINES)
    text = WEEK_FILE.format(intro="A *quiet* week.", highlight="A new firewall", thanks="To Ana")
    workshop.write(f"content/weeks/{name}.yaml", text + more + TICKETS.format(complete=complete))
