"""The rt source against a fake RT with the habits of the real one."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fake_rt import NEVER, TOKEN, FakeRt, many_rt_tickets, rt_ticket
from tests.tickets.sources.opening import WEEK, keys, open_http
from tests.tickets.sources.web import serving


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
        found = {
            ticket.key: (ticket.outcome, ticket.ended)
            for ticket in open_http("rt", web.url, TOKEN).fetch(WEEK, Exclusion())
        }

    assert found == {
        "1": (Outcome.OPEN, None),
        "2": (Outcome.REJECTED, datetime(2026, 10, 20, 8, tzinfo=UTC)),
        "3": (Outcome.OPEN, None),
    }


def test_only_allowed_fields_are_asked_for() -> None:
    """Questions name the allow-listed fields, and the custom fields only where labels are wanted."""
    fake = FakeRt([rt_ticket(1, "2026-10-19T08:00:00Z", status="open", Publish=["publish"])])

    with serving(fake) as web:
        plain = next(iter(open_http("rt", web.url, TOKEN).fetch(WEEK, Exclusion())))
        labelled = next(iter(open_http("rt", web.url, TOKEN, label_field="Publish").fetch(WEEK, Exclusion())))
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


def test_quiet_week() -> None:
    """A week without tickets in an RT that has some is no error."""
    with serving(FakeRt([rt_ticket(1, "2026-01-05T08:00:00Z", "2026-01-06T08:00:00Z")])) as web:
        found = keys(open_http("rt", web.url, TOKEN))

    assert found == []


def test_queues_that_are_never_fetched() -> None:
    """RT itself leaves them out, by the names that it writes; one that it does not have is no matter."""
    held = [rt_ticket(1, "2026-10-19T08:00:00Z", status="open"), rt_ticket(2, "2026-10-19T08:00:00Z", Queue="HR")]

    with serving(FakeRt(held, queues=("Desk", "HR"))) as web:
        source = open_http("rt", web.url, TOKEN)
        found = [ticket.key for ticket in source.fetch(WEEK, Exclusion(frozenset({"hr", "legal"})))]
        queries = [question.query["query"] for question in web.seen if question.path.endswith("/tickets")]

    assert found == ["1"]
    assert all(query.endswith("Queue != 'HR'") for query in queries)
