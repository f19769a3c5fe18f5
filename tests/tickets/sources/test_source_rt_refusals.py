"""What the rt source refuses to count, and what a check says."""

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fake_rt import NEVER, TOKEN, FakeRt, many_rt_tickets, rt_ticket
from tests.tickets.sources.opening import keys, open_http
from tests.tickets.sources.web import serving


def test_list_that_never_rests() -> None:
    """A list that changes in every pull is an error, not a number."""

    def insert(fake: FakeRt, page: int) -> None:
        fake.tickets.insert(0, rt_ticket(1000 + len(fake.tickets), "2026-10-19T08:00:00Z", status="open"))

    with (
        serving(FakeRt(many_rt_tickets(150), disturb=insert)) as web,
        pytest.raises(SourceError, match="another number of tickets"),
    ):
        keys(open_http("rt", web.url, TOKEN))


def test_status_without_meaning() -> None:
    """An unknown status is an error that names it and the cure."""
    fake = FakeRt([rt_ticket(1, "2026-10-19T08:00:00Z", "2026-10-20T08:00:00Z", "answered")])

    with serving(fake) as web, pytest.raises(SourceError, match="'answered'; add that to `open`, `resolved`"):
        keys(open_http("rt", web.url, TOKEN))


def test_finished_without_an_end() -> None:
    """A resolved ticket whose stamp is 1970 is an error that names the ticket."""
    fake = FakeRt([rt_ticket(7, "2026-10-19T08:00:00Z", NEVER, "resolved")])

    with serving(fake) as web, pytest.raises(SourceError, match="no end of ticket 7"):
        keys(open_http("rt", web.url, TOKEN))


def test_rt_that_does_not_count() -> None:
    """Without totals nothing can be compared, so that is an error."""
    with (
        serving(FakeRt(many_rt_tickets(3), counts=False)) as web,
        pytest.raises(SourceError, match="UseSQLForACLChecks"),
    ):
        keys(open_http("rt", web.url, TOKEN))


def test_hidden_queue_and_no_ticket() -> None:
    """Rights that are missing are an error that names them, not a week without tickets."""
    hidden = FakeRt([rt_ticket(1, "2026-10-19T08:00:00Z", status="open", Queue="")])

    for fake in (hidden, FakeRt([]), FakeRt([], queues=())):
        with serving(fake) as web, pytest.raises(SourceError, match="ShowTicket and SeeQueue"):
            keys(open_http("rt", web.url, TOKEN))


def test_check_says_what_to_look_at() -> None:
    """A check names the user, its zone, what it sees, and a label field that no ticket shows."""
    with serving(FakeRt(many_rt_tickets(5))) as web:
        standing = open_http("rt", web.url, TOKEN, label_field="Publik").check()

    assert (standing.account, standing.visible) == ("reader", 5)
    assert "America/New_York" in standing.zone
    assert any("SeeCustomField" in note for note in standing.notes)


def test_wrong_token_and_odd_token() -> None:
    """A token that is refused and one that was cut off are different mistakes."""
    with serving(FakeRt(many_rt_tickets(1))) as web:
        with pytest.raises(SourceError, match="does not accept the token"):
            open_http("rt", web.url, TOKEN.replace("0", "1")).check()
        with pytest.raises(SourceError, match="copy it whole"):
            open_http("rt", web.url, "0123456789abcdef").check()
