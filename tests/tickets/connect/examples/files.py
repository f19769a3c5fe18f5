"""The example exports in docs/ticket-systems/exports/: the tickets of tickets.csv as each system writes them, with its quirks.

`python -m tests.tickets.connect.examples.files` writes them.
"""

from collections.abc import Callable
from pathlib import Path

from tests.tickets.connect.examples import help_desks, issue_trackers, workbooks

FOLDER = Path(__file__).resolve().parents[4] / "docs" / "ticket-systems" / "exports"
EXAMPLES: dict[str, Callable[[], bytes]] = {
    "azure_boards.csv": issue_trackers.azure_boards,
    "freshservice.csv": help_desks.freshservice,
    "github.json": issue_trackers.github,
    "gitlab.csv": issue_trackers.gitlab,
    "glpi.csv": help_desks.glpi,
    "jira.csv": issue_trackers.jira,
    "manageengine.xlsx": workbooks.manageengine,
    "osticket.csv": help_desks.osticket,
    "otrs.csv": help_desks.otrs,
    "redmine.csv": issue_trackers.redmine,
    "request_tracker.tsv": help_desks.request_tracker,
    "servicenow.xlsx": workbooks.servicenow,
    "spiceworks.csv": help_desks.spiceworks,
    "topdesk.csv": workbooks.topdesk,
    "zammad.xlsx": workbooks.zammad,
    "zendesk.csv": help_desks.zendesk,
}

if __name__ == "__main__":
    for name, make in EXAMPLES.items():
        (FOLDER / name).write_bytes(make())
