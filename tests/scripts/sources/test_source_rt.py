"""The rt source against a fake RT with the habits of the real one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.core.ticket import Outcome
from scripts.sources.protocol import SourceError
from tests.scripts.sources.fake_rt import NEVER, TOKEN, FakeRt, many_rt_tickets, rt_ticket
from tests.scripts.sources.opening import WEEK, keys, open_http
from tests.scripts.sources.web import serving


def test_edges_of_a_week() -> None:
    """The second before the window is outside, its first inside, and the second at its end outside."""
    fake = FakeRt(
        [
            rt_ticket(1, "2026-10-12T08:00:00Z", "2026-10-18T21:59:59Z"),
            rt_ticket(2, "2026-10-12T08:00:00Z", "2026-10-18T22:00:00Z"),
            rt_ticket(3, "2026-10-25T22:59:59Z", "2026-11-20T08:00:00Z"),
            rt_ticket(4, "2026-10-25T23:00:00Z", "2026-11-20T08:00:00Z"),
        ]
    )

    with serving(fake) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == [2, 3]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Europe/Berlin"])
def test_user_in_another_zone(zone: str) -> None:
    """The zone in which RT reads dates changes no number."""
    edges = [rt_ticket(1, "2026-10-25T22:59:59Z"), rt_ticket(2, "2026-10-12T08:00:00Z", "2026-10-18T22:00:00Z")]
    fake = FakeRt([replace_status(edges[0], "open"), edges[1]], zone=zone)

    with serving(fake) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == [1, 2]


def replace_status(ticket: dict[str, object], status: str) -> dict[str, object]:
    """The ticket with another status."""
    return {**ticket, "Status": status}


def test_reopened_rejected_and_open() -> None:
    """A reopened ticket has no end though RT keeps the stamp, a rejected one has, and 1970 is no end."""
    fake = FakeRt(
        [
            rt_ticket(1, "2026-08-01T08:00:00Z", "2026-08-02T08:00:00Z", "open"),
            rt_ticket(2, "2026-10-19T08:00:00Z", "2026-10-20T08:00:00Z", "rejected"),
            rt_ticket(3, "2026-10-19T08:00:00Z", NEVER, "new"),
        ]
    )

    with serving(fake) as web:
        found = {ticket.key: (ticket.outcome, ticket.ended) for ticket in open_http("rt", web.url, TOKEN).fetch(WEEK)}

    assert found == {
        "1": (Outcome.OPEN, None),
        "2": (Outcome.REJECTED, datetime(2026, 10, 20, 8, tzinfo=UTC)),
        "3": (Outcome.OPEN, None),
    }


def test_only_allowed_fields_are_asked_for() -> None:
    """Questions name the allow-listed fields, and the custom fields only where labels are wanted."""
    fake = FakeRt([rt_ticket(1, "2026-10-19T08:00:00Z", status="open", Publish=["publish"])])

    with serving(fake) as web:
        plain = next(iter(open_http("rt", web.url, TOKEN).fetch(WEEK)))
        labelled = next(iter(open_http("rt", web.url, TOKEN, label_field="Publish").fetch(WEEK)))
        asked = {question.query["fields"] for question in web.seen if question.path.endswith("/tickets")}

    assert asked == {"Subject,Status,Created,Resolved,Queue", "Subject,Status,Created,Resolved,Queue,CustomFields"}
    assert labelled == replace(plain, labels=frozenset({"publish"}))
    assert "secret" not in repr(labelled)


def test_more_than_a_page() -> None:
    """RT gives a hundred tickets at a time; all of them arrive."""
    with serving(FakeRt(many_rt_tickets(250))) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == list(range(1, 251))


def test_row_inserted_between_pages() -> None:
    """A pull during which a ticket appears starts over and counts it."""

    def insert(fake: FakeRt, page: int) -> None:
        if len(fake.tickets) == 150:
            fake.tickets.append(rt_ticket(0, "2026-10-19T08:00:00Z", status="open"))

    with serving(FakeRt(many_rt_tickets(150), disturb=insert)) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == list(range(151))


def test_list_that_never_rests() -> None:
    """A list that changes in every pull is an error, not a number."""

    def insert(fake: FakeRt, page: int) -> None:
        fake.tickets.insert(0, rt_ticket(1000 + len(fake.tickets), "2026-10-19T08:00:00Z", status="open"))

    with serving(FakeRt(many_rt_tickets(150), disturb=insert)) as web, pytest.raises(SourceError, match="twice"):
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


def test_quiet_week() -> None:
    """A week without tickets in an RT that has some is no error."""
    with serving(FakeRt([rt_ticket(1, "2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z")])) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == []


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
