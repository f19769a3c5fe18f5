"""What only Freshservice does."""

from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fakes.desk import Held, many
from tests.tickets.sources.fakes.freshservice import FakeFreshservice
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.web import Question, Reply, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)
OLD = DAY - timedelta(days=200)


def test_statuses_of_the_company() -> None:
    """A status of its own must be named; an open one is found however long it rests, an ended one needs no stamp then."""
    held = [
        Held(1, OLD, None, "waits for parts"),
        Held(2, OLD, OLD, "rejected"),
        Held(3, OLD, DAY, "rejected"),
        Held(4, OLD, None, "pending"),
        Held(5, OLD, DAY, "closed"),
    ]

    with serving(FakeFreshservice(held)) as web:
        found = {
            each.key: (each.outcome, each.ended)
            for each in FakeFreshservice.open(web.url, open=["6", "pending"]).fetch(WEEK, Exclusion())
        }
        with pytest.raises(SourceError, match="'6'; add that to `open`"):
            keys(FakeFreshservice.open(web.url))

    assert found == {
        "1": (Outcome.OPEN, None),
        "3": (Outcome.REJECTED, DAY),
        "4": (Outcome.OPEN, None),
        "5": (Outcome.RESOLVED, DAY),
    }


def test_workspaces() -> None:
    """The workspaces that count are named in every question for tickets and groups, and no question is for all of them."""
    with serving(FakeFreshservice(many(3))) as web:
        keys(FakeFreshservice.open(web.url, workspaces=["2", "5"]))
        named = {question.query.get("workspace_id") for question in web.seen if "agents" not in question.path}
        web.seen.clear()
        keys(FakeFreshservice.open(web.url))
        unnamed = {question.query.get("workspace_id") for question in web.seen}

    assert (named, unnamed) == ({"2,5"}, {None})


def test_departments() -> None:
    """A department is the queue where the settings say so; a group that is never fetched is left out all the same."""
    excluded = Exclusion(queues=frozenset({"hr"}), kinds=frozenset())

    with serving(FakeFreshservice([Held(1, DAY, DAY), Held(2, DAY, DAY, queue="HR")])) as web:
        found = list(FakeFreshservice.open(web.url, queue="department", workspaces=["2"]).fetch(WEEK, excluded))

    assert [(each.key, each.queue) for each in found] == [("1", "Finance")]


def test_group_that_we_do_not_see() -> None:
    """A ticket of a group that is not listed might be one that nobody may know of."""
    fake = FakeFreshservice(many(3))

    def answer(question: Question) -> Reply:
        page = "9" if question.path.endswith("groups") else question.query.get("page", "1")
        return fake(Question(question.path, {**question.query, "page": page}, question.headers))

    with serving(answer) as web, pytest.raises(SourceError, match="a group that it does not list"):
        keys(FakeFreshservice.open(web.url))


def test_pages_without_links() -> None:
    """Pages are counted by us, so that a proxy which takes the Link header away hides nothing."""
    fake = FakeFreshservice(many(250))

    def answer(question: Question) -> Reply:
        reply = fake(question)
        reply.headers.pop("Link", None)
        return reply

    with serving(answer) as web:
        assert keys(FakeFreshservice.open(web.url)) == list(range(1, 251))
