"""The quirks of the redmine source against a real Redmine 5, whose API user lives in Hawaii."""

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.servers.seeded import WINDOWS, by_number, seeded
from tests.servers.test_systems import REDMINE

pytestmark = pytest.mark.servers
WEEKS = WINDOWS["five weeks"]


def test_all_projects(redmine: dict[str, str]) -> None:
    """Without a choice every project that the user sees counts, and no other."""
    found = list(REDMINE.open(redmine, projects=[], exclude_trackers=[]).fetch(WEEKS, Exclusion()))

    assert len(found) == len(seeded(WEEKS)) + 2  # the issues in the sub-project and of another tracker
    assert {ticket.title for ticket in found if ticket.queue == ""} == {"Does not count"}


def test_project_left_out(redmine: dict[str, str]) -> None:
    """An excluded project does not count, though the user sees it."""
    found = list(REDMINE.open(redmine, projects=[], exclude_projects=["Garden"]).fetch(WEEKS, Exclusion()))

    assert by_number(found) == seeded(WEEKS)


def test_labels_from_the_tracker(redmine: dict[str, str]) -> None:
    """The tracker's name can be the label."""
    found = list(REDMINE.open(redmine, label_field="tracker").fetch(WINDOWS["the week after it"], Exclusion()))

    assert {label for ticket in found for label in ticket.labels} == {"Support"}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"resolved": ["Resolved", "Closed"]}, "tick `Issue closed`"),  # a status that dates no end
        ({"rejected": []}, "'Rejected'; add that to"),  # a closed status without a meaning is no open ticket
        ({"projects": ["helpdesk"]}, "did you mean `help-desk`"),
    ],
)
def test_settings_that_do_not_fit(redmine: dict[str, str], settings: dict[str, object], message: str) -> None:
    """Statuses and projects that Redmine takes for something else, or lacks, are errors with a cure."""
    with pytest.raises(SourceError, match=message):
        list(REDMINE.open(redmine, **settings).fetch(WINDOWS["all of it"], Exclusion()))
