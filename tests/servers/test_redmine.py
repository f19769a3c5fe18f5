"""The redmine source against a real Redmine 5, whose API user lives in Hawaii."""

from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import Source, SourceError
from scripts.tickets.sources.redmine.client import Settings, open_source
from tests.servers.seeded import WINDOWS, by_number, seeded

pytestmark = pytest.mark.servers
CHOICE = {"projects": ["help-desk"], "exclude_trackers": ["bug"]}


def source(redmine: dict[str, str], variable: str = "REDMINE_KEY", **settings: object) -> Source:
    """The source with the key in a variable."""
    base = {"url": redmine["REDMINE_URL"], "token_env": variable, "label_field": "Publish", **CHOICE}
    return open_source(Settings.model_validate(base | settings), Path(), redmine)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_every_issue_of_a_window(redmine: dict[str, str], window: Window) -> None:
    """The tickets are exactly those of the seed: no sub-project, no other tracker, whatever the user's zone."""
    found = list(source(redmine).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window)


def test_all_projects(redmine: dict[str, str]) -> None:
    """Without a choice every project that the user sees counts, and no other."""
    window = WINDOWS["five weeks"]

    found = list(source(redmine, projects=[], exclude_trackers=[]).fetch(window, Exclusion()))

    assert len(found) == len(seeded(window)) + 2  # the issues in the sub-project and of another tracker
    assert {ticket.title for ticket in found if ticket.queue == ""} == {"Does not count"}


def test_project_left_out(redmine: dict[str, str]) -> None:
    """An excluded project does not count, though the user sees it."""
    window = WINDOWS["five weeks"]

    found = list(source(redmine, projects=[], exclude_projects=["Garden"]).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window)


def test_labels_from_the_tracker(redmine: dict[str, str]) -> None:
    """The tracker's name can be the label."""
    found = list(source(redmine, label_field="tracker").fetch(WINDOWS["the week after it"], Exclusion()))

    assert {label for ticket in found for label in ticket.labels} == {"Support"}


def test_standing(redmine: dict[str, str]) -> None:
    """A check says who we are and how much we see."""
    standing = source(redmine).check()

    assert standing.account == "glassbox"
    assert standing.visible == len(seeded(WINDOWS["all of it"]))  # without the issue of another tracker
    assert "Board room" not in " ".join(standing.notes)


def test_wrong_key(redmine: dict[str, str]) -> None:
    """A wrong key, which Redmine shows the public view without a word, is an error."""
    wrong = {**redmine, "REDMINE_KEY": "0123456789abcdef" * 2 + "01234567"}

    for ask in (lambda: source(wrong).check(), lambda: list(source(wrong).fetch(WINDOWS["five weeks"], Exclusion()))):
        with pytest.raises(SourceError, match="does not accept the token"):
            ask()


def test_user_without_rights(redmine: dict[str, str]) -> None:
    """A user who is a member of no project is an error, not a week without tickets."""
    nobody = source(redmine, "REDMINE_KEY_NOBODY", projects=[])

    for ask in (nobody.check, lambda: list(nobody.fetch(WINDOWS["five weeks"], Exclusion()))):
        with pytest.raises(SourceError, match="make its user a member"):
            ask()


def test_status_that_redmine_holds_for_open(redmine: dict[str, str]) -> None:
    """A status that dates no end cannot count as resolved; the error says what to tick."""
    with pytest.raises(SourceError, match="tick `Issue closed`"):
        list(source(redmine, resolved=["Resolved", "Closed"]).fetch(WINDOWS["five weeks"], Exclusion()))


def test_closed_status_without_meaning(redmine: dict[str, str]) -> None:
    """A closed status that the settings do not name is an error, not an open ticket."""
    with pytest.raises(SourceError, match="'Rejected'; add that to"):
        list(source(redmine, rejected=[]).fetch(WINDOWS["all of it"], Exclusion()))


def test_project_that_does_not_exist(redmine: dict[str, str]) -> None:
    """A misspelt project is an error with the name that was meant."""
    with pytest.raises(SourceError, match="did you mean `help-desk`"):
        source(redmine, projects=["helpdesk"]).check()
