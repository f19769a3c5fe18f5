"""What only ServiceNow does: rows that access rules hide, fields that it does not know, people who are a number."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import FakeDesk, Held, fetch, many
from tests.tickets.sources.fakes.servicenow import FakeServiceNow, sys_id
from tests.tickets.sources.opening import WEEK, keys, open_http
from tests.tickets.sources.web import Question, Reply, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def in_order(count: int) -> list[int]:
    """The numbers of so many tickets in the order of their sys_id."""
    return [each.number for each in sorted(many(count), key=sys_id)]


HIDDEN = [(10, 30), (0, 99), (100, 200), (150, 449), (400, 450)]  # rows, pages and ends of pages


@pytest.mark.parametrize(
    ("first", "last"), [(100, 250), (0, 449), *(pytest.param(*each, marks=pytest.mark.long) for each in HIDDEN)]
)
def test_rows_that_access_rules_hide(first: int, last: int) -> None:
    """A page that is short, or empty, is no end of the list while more records follow."""
    unseen = set(in_order(450)[first:last])

    found = sorted(fetch(FakeServiceNow(many(450), unseen=unseen)))

    assert found == sorted(set(range(1, 451)) - unseen)


def test_record_that_goes_while_hidden_ones_are_passed_over() -> None:
    """What is behind hidden records is not missed, even if one of those is deleted meanwhile."""
    order = in_order(450)

    def delete(desk: FakeDesk) -> None:
        if desk.pages == 2:
            desk.held = [each for each in desk.held if each.number != order[110]]

    fake = FakeServiceNow(many(450), unseen=set(order[100:300]), disturb=delete)
    assert sorted(fetch(fake)) == sorted({*order[:100], *order[300:]})


def test_check_where_access_rules_hide_some() -> None:
    """A number of tickets that we do not see is not told as one that we see."""
    with serving(FakeServiceNow(many(40), unseen={3, 4})) as web:
        assert FakeServiceNow.open(web.url).check().visible == 38


def test_no_total() -> None:
    """Without the number of records an empty page says nothing, so that it is an error."""
    fake = FakeServiceNow(many(3))

    def without(question: Question) -> Reply:
        reply = fake(question)
        reply.headers.pop("X-Total-Count", None)
        return reply

    with serving(without) as web, pytest.raises(SourceError, match="X-Total-Count"):
        keys(FakeServiceNow.open(web.url))


@pytest.mark.parametrize("name", ["label_field", "restricted_field"])
def test_field_that_does_not_exist(name: str) -> None:
    """ServiceNow passes over a field that it does not know; a misspelled one would let restricted tickets through."""
    with serving(FakeServiceNow(many(3))) as web:
        with pytest.raises(SourceError, match="shows no field 'u_mispelled'"):
            FakeServiceNow.open(web.url, **{name: "u_mispelled"}).check()
        with pytest.raises(SourceError, match="shows no field 'u_mispelled'"):
            keys(FakeServiceNow.open(web.url, **{name: "u_mispelled"}))


def test_what_is_asked() -> None:
    """Times are in UTC, people are numbers, and what `exclude` names and cannot be asked for is dropped."""
    held = [
        Held(1, DAY, DAY + timedelta(hours=1)),
        Held(2, DAY, None, "open", queue="a^b"),
        Held(3, DAY, None, "open", kind=""),
    ]
    excluded = Exclusion(frozenset({"a^b", "hr"}), frozenset({"legal case"}))

    with serving(FakeServiceNow(held)) as web:
        found = sorted(FakeServiceNow.open(web.url).fetch(WEEK, excluded), key=lambda each: each.key)

    assert [(each.key, each.created, each.kind) for each in found] == [
        ("INC0000001", DAY, "Request"),
        ("INC0000003", DAY, ""),
    ]
    assert found[0].requester == found[1].requester is not None
    asked = [question for question in web.seen if "sysparm_query" in question.query]
    assert {question.query["sysparm_display_value"] for question in asked} == {"false"}
    assert not any("caller_id." in question.text for question in asked)
    assert "assignment_group.name!=hr^ORassignment_group.nameISEMPTY" in asked[0].query["sysparm_query"]
    assert "a^b" not in asked[0].query["sysparm_query"]


def test_api_key(tmp_path: Path) -> None:
    """Without a user the token is an API key, in its own header."""
    fake = FakeServiceNow(many(3))

    def answer(question: Question) -> Reply:
        assert question.headers["x-sn-apikey"] == FakeDesk.token and "authorization" not in question.headers
        return fake.answer(question)

    with serving(answer) as web:
        standing = open_http("servicenow", web.url, FakeDesk.token, tmp_path).check()

    assert (standing.account, standing.zone, standing.visible) == ("the user of the API key", "UTC", 3)
