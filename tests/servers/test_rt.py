"""The rt source against a real Request Tracker 5, whose API user lives in New York."""

from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.iso_week import Window
from scripts.tickets.sources.protocol import Source, SourceError
from scripts.tickets.sources.rt.client import Settings, open_source
from tests.servers.seeded import WINDOWS, by_number, seeded

pytestmark = pytest.mark.servers


def source(rt: dict[str, str], variable: str = "RT_TOKEN", **settings: object) -> Source:
    """The source with the token in a variable."""
    base = {"url": rt["RT_URL"], "token_env": variable, "label_field": "Publish"}
    return open_source(Settings.model_validate(base | settings), Path(), rt)


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_every_ticket_of_a_window(rt: dict[str, str], window: Window) -> None:
    """The tickets are exactly those of the seed, whatever zone the API's user lives in."""
    found = list(source(rt).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window)


def test_one_queue_with_an_apostrophe(rt: dict[str, str]) -> None:
    """A queue's name reaches RT as it is written."""
    window = WINDOWS["five weeks"]

    found = list(source(rt, queues=["Tom's desk"]).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window, lambda ticket: ticket.queue == "Tom's desk")


def test_queues_left_out(rt: dict[str, str]) -> None:
    """Excluded queues do not count."""
    window = WINDOWS["five weeks"]
    out = ("Board room", "Tom's desk", "Network & VPN")

    found = list(source(rt, exclude_queues=["Tom's desk", "Network & VPN"]).fetch(window, Exclusion()))

    assert by_number(found) == seeded(window, lambda ticket: ticket.queue not in out)


def test_standing(rt: dict[str, str]) -> None:
    """A check says who we are, where that user lives and how much it sees."""
    standing = source(rt).check()

    assert standing.account == "glassbox"
    assert "America/New_York" in standing.zone
    assert standing.visible == len(seeded(WINDOWS["all of it"]))
    assert "Board room" not in " ".join(standing.notes)


def test_wrong_token(rt: dict[str, str]) -> None:
    """A token that RT does not know is refused by name of the cure."""
    wrong = {**rt, "RT_TOKEN": "1-14-0123456789abcdef0123456789abcdef"}

    for ask in (lambda: source(wrong).check(), lambda: list(source(wrong).fetch(WINDOWS["five weeks"], Exclusion()))):
        with pytest.raises(SourceError, match="does not accept the token"):
            ask()


def test_user_without_rights(rt: dict[str, str]) -> None:
    """A user who sees nothing is an error, not a week without tickets."""
    nobody = source(rt, "RT_TOKEN_NOBODY")

    for ask in (nobody.check, lambda: list(nobody.fetch(WINDOWS["five weeks"], Exclusion()))):
        with pytest.raises(SourceError, match="ShowTicket and SeeQueue"):
            ask()


def test_wrong_path(rt: dict[str, str]) -> None:
    """An address below which there is no RT is named as the mistake."""
    with pytest.raises(SourceError, match="`url`"):
        source({**rt, "RT_URL": rt["RT_URL"] + "/helpdesk"}).check()


def test_queue_that_does_not_exist(rt: dict[str, str]) -> None:
    """A misspelt queue is an error with the name that was meant, not a week without tickets."""
    with pytest.raises(SourceError, match="did you mean `workplace`"):
        list(source(rt, queues=["Workplaces"]).fetch(WINDOWS["five weeks"], Exclusion()))
