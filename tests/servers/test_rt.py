"""The quirks of the rt source against a real Request Tracker 5, whose API user lives in New York."""

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.servers.seeded import WINDOWS, by_number, seeded
from tests.servers.test_systems import RT

pytestmark = pytest.mark.servers
WEEKS = WINDOWS["five weeks"]


def test_one_queue_with_an_apostrophe(rt: dict[str, str]) -> None:
    """A queue's name reaches RT as it is written."""
    found = list(RT.open(rt, queues=["Tom's desk"]).fetch(WEEKS, Exclusion()))

    assert by_number(found) == seeded(WEEKS, lambda ticket: ticket.queue == "Tom's desk")


def test_queues_left_out(rt: dict[str, str]) -> None:
    """Excluded queues do not count."""
    out = ("Board room", "Tom's desk", "Network & VPN")

    found = list(RT.open(rt, exclude_queues=["Tom's desk", "Network & VPN"]).fetch(WEEKS, Exclusion()))

    assert by_number(found) == seeded(WEEKS, lambda ticket: ticket.queue not in out)
    assert "America/New_York" in RT.open(rt).check().zone


def test_wrong_path(rt: dict[str, str]) -> None:
    """An address below which there is no RT is named as the mistake."""
    with pytest.raises(SourceError, match="`url`"):
        RT.open({**rt, "RT_URL": rt["RT_URL"] + "/helpdesk"}).check()


def test_queue_that_does_not_exist(rt: dict[str, str]) -> None:
    """A misspelt queue is an error with the name that was meant, not a week without tickets."""
    with pytest.raises(SourceError, match="did you mean `workplace`"):
        list(RT.open(rt, queues=["Workplaces"]).fetch(WEEKS, Exclusion()))
