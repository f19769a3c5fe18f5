"""What only Zendesk does."""

from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fakes.desk import Held, many
from tests.tickets.sources.fakes.zendesk import FakeZendesk
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.web import Question, Reply, as_json, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def test_metrics_beside_the_tickets() -> None:
    """When a ticket was solved is found, in the ticket or beside it; one that was merged ended when it was closed."""
    held = [Held(1, DAY, DAY + timedelta(hours=1)), Held(2, DAY, DAY + timedelta(hours=2), "rejected")]

    with serving(FakeZendesk(held, metrics_inside=False)) as web:
        found = {each.key: (each.outcome, each.ended) for each in FakeZendesk.open(web.url).fetch(WEEK, Exclusion())}

    assert found == {
        "1": (Outcome.RESOLVED, DAY + timedelta(hours=1)),
        "2": (Outcome.REJECTED, DAY + timedelta(hours=2)),
    }


def test_nobody() -> None:
    """Zendesk tells anybody who they are: somebody without a number has a wrong token."""
    nobody = as_json({"user": {"id": None, "name": "Anonymous user"}})

    with serving(lambda question: nobody) as web, pytest.raises(SourceError, match="does not accept the token"):
        keys(FakeZendesk.open(web.url))


def test_deleted_a_moment_ago() -> None:
    """What the search still finds and counts, but is gone, does not count."""
    fake = FakeZendesk(many(5))

    def answer(question: Question) -> Reply:
        asked = question.query.get("ids", "").removeprefix("1,")
        return fake(Question(question.path, {**question.query, "ids": asked}, question.headers))

    with serving(answer) as web:
        assert keys(FakeZendesk.open(web.url)) == [2, 3, 4, 5]


def test_private_group_that_is_shown_all_the_same() -> None:
    """A ticket that moved into a private group, or one that we do not see, while the search did not know it yet."""
    fake = FakeZendesk([Held(1, DAY, None, "open"), Held(2, DAY, None, "open")])
    into = {"group": 360004}

    def answer(question: Question) -> Reply:
        ticket = {**fake.ticket(fake.held[1], metrics=True), "group_id": into["group"]}
        if not question.path.endswith("show_many"):
            return fake(question)
        return as_json({"tickets": [fake.ticket(fake.held[0], metrics=True), ticket]})

    with serving(answer) as web:
        assert keys(FakeZendesk.open(web.url)) == [1]
        into["group"] = 999
        with pytest.raises(SourceError, match="a group that it does not list"):
            keys(FakeZendesk.open(web.url))


@pytest.mark.parametrize("queue", ["group", "form"])
def test_queue_and_kind(queue: str) -> None:
    """Queue and kind are what the settings say; a kind that is never fetched is dropped, and so is the name of a form."""
    kinds, forms = Exclusion(frozenset(), frozenset({"incident"})), Exclusion(frozenset({"request"}), frozenset())

    with serving(FakeZendesk(many(1))) as web:
        source = FakeZendesk.open(web.url, queue=queue, kind="type")
        (ticket,) = source.fetch(WEEK, Exclusion())
        left = [len(list(source.fetch(WEEK, excluded))) for excluded in (kinds, forms)]

    assert (ticket.queue, ticket.kind) == ({"group": "Desk", "form": "Request"}[queue], "incident")
    assert left == [0, {"group": 1, "form": 0}[queue]]  # forms are known where they are asked for
