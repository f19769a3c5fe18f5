"""What only Azure DevOps does."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.azure_devops import client as azure_devops
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.azure_devops import FakeAzureDevOps
from tests.tickets.sources.fakes.desk import Held, many
from tests.tickets.sources.opening import WEEK, keys, number_of
from tests.tickets.sources.web import Question, Reply, as_json, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def test_more_ids_than_one_answer_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """The query goes on after the last id, and no answer is asked for more than it may have."""
    monkeypatch.setattr(azure_devops, "TOP", 60)
    monkeypatch.setattr(azure_devops, "SIZE", 25)

    with serving(FakeAzureDevOps(many(150))) as web:
        assert keys(FakeAzureDevOps.open(web.url)) == list(range(1, 151))

    batches = [len(question.body["ids"]) for question in web.seen if question.path.endswith("batch")]
    assert batches == [25, 25, 10, 25, 25, 10, 25, 5, 1]  # and the last one once more, from the other end


def test_batch_without_an_item_that_is_there() -> None:
    """An item that the query finds and the batch leaves out, time and again, is an error."""
    fake = FakeAzureDevOps(many(3))

    def forgetful(question: Question) -> Reply:
        if question.path.endswith("batch"):
            question = replace(question, body={**question.body, "ids": question.body["ids"][1:]})
        return fake(question)

    with serving(forgetful) as web, pytest.raises(SourceError, match="another number of tickets"):
        keys(FakeAzureDevOps.open(web.url))


def test_page_to_sign_in() -> None:
    """A wrong token may get a page with status 203, which is said in these words."""
    page = Reply(b"<html>Sign in</html>", 203, "text/html")

    with serving(lambda question: page) as web, pytest.raises(SourceError, match=r"sign in \(203\).*make a new one"):
        FakeAzureDevOps.open(web.url).check()


def test_areas_that_are_never_fetched() -> None:
    """The name of any part of an area's path is enough, and a name with a quote is no way into the query."""
    fake = FakeAzureDevOps([Held(1, DAY, None, "open"), Held(2, DAY, None, "open", queue="HR\\Leavers")])
    excluded = Exclusion(queues=frozenset({"hr", "o'neill') or ('"}), kinds=frozenset())

    with serving(fake) as web:
        found = [number_of(each.key) for each in FakeAzureDevOps.open(web.url).fetch(WEEK, excluded)]
        none = list(
            FakeAzureDevOps.open(web.url).fetch(WEEK, Exclusion(queues=frozenset({"company"}), kinds=frozenset()))
        )

    assert (found, none) == ([1], [])
    assert "NOT IN ('hr', 'o''neill'') or (''')" in web.seen[2].body["query"]


@pytest.mark.parametrize("named", [False, True])
def test_state_resolved(named: bool) -> None:
    """A state that waits for a check is open, unless the settings say that it is an end; then that came first."""
    fake = FakeAzureDevOps([Held(1, DAY, DAY + timedelta(hours=9), "Resolved")])

    def answer(question: Question) -> Reply:
        if not question.path.endswith("batch"):
            return fake(question)
        item = fake.item(fake.held[0], question.body["fields"])
        item["fields"]["Microsoft.VSTS.Common.ResolvedDate"] = "2026-10-20T09:00:00Z"
        return as_json({"value": [item]})

    with serving(answer) as web:
        source = FakeAzureDevOps.open(web.url, **({"resolved": ["Closed", "Resolved"]} if named else {}))
        (ticket,) = source.fetch(WEEK, Exclusion())

    assert ticket.ended == (DAY + timedelta(hours=1) if named else None)


def test_no_name_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no requester, since Azure DevOps cannot give one without a name."""
    with serving(FakeAzureDevOps(many(2))) as web:
        assert {each.requester for each in FakeAzureDevOps.open(web.url).fetch(WEEK, Exclusion())} == {None}
