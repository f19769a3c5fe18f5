"""Every source gives exactly the tickets of a week, with the facts that the system tells, and refuses to guess."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fakes.desk import CANARY, FakeDesk, Held, fetch, many
from tests.tickets.sources.opening import WEEK, keys, number_of
from tests.tickets.sources.web import Question, Reply, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NEVER = Exclusion(queues=frozenset({"hr"}), kinds=frozenset({"legal case"}))
FORBIDDEN = (
    "description", "comment", "journal", "body", "email", "requester_name", "caller", "author", "reporter", "assignee",
    "attachment", "watcher", "phone", "firstname", "lastname", "*all", "expand", "include",
)  # fmt: skip


def test_edges_of_a_week(every_desk: type[FakeDesk]) -> None:
    """The window is exact to the second, whatever zone the account or the system lives in."""
    ages = DAY - timedelta(days=9)
    held = [
        Held(1, ages, WEEK.start - SECOND),
        Held(2, ages, WEEK.start),
        Held(3, WEEK.end - SECOND, WEEK.end + timedelta(days=20)),
        Held(4, WEEK.end, WEEK.end + timedelta(days=20)),
        Held(5, DAY - timedelta(days=90), None, "open"),
    ]

    assert sorted(fetch(every_desk(held))) == [2, 3, 5]
    assert fetch(every_desk([Held(1, ages - timedelta(days=90), ages)])) == {}  # a quiet week is one if we see others


def test_reopened_rejected_and_resolved(every_desk: type[FakeDesk]) -> None:
    """A reopened ticket is open whatever stamp it keeps; a rejected one ended, and both say when they came."""
    old = DAY - timedelta(days=60)
    held = [Held(1, old, old + SECOND, "open"), Held(2, DAY, DAY + SECOND, "rejected"), Held(3, DAY, DAY + SECOND)]

    found = fetch(every_desk(held))

    assert {number: (each.created, each.outcome, each.ended) for number, each in found.items()} == {
        1: (old, Outcome.OPEN, None),
        2: (DAY, Outcome.REJECTED, DAY + SECOND),
        3: (DAY, Outcome.RESOLVED, DAY + SECOND),
    }
    assert {each.created.tzinfo for each in found.values()} == {UTC}


@pytest.mark.parametrize("state", ["resolved", "open"])
@pytest.mark.parametrize("count", [*(pytest.param(count, marks=pytest.mark.long) for count in (1, 99, 100, 250)), 101])
def test_any_number_of_pages(every_desk: type[FakeDesk], count: int, state: str) -> None:
    """All tickets arrive, once, however many pages they fill."""
    with serving(every_desk(many(count, state))) as web:
        assert keys(every_desk.open(web.url)) == list(range(1, count + 1))


class HeldAsHtml(Held):
    """A ticket whose system keeps titles as HTML."""

    title = "Can&#039;t print &amp;amp; scan"


def test_words_of_a_ticket(every_desk: type[FakeDesk]) -> None:
    """Title, queue, kind and labels are the system's own, its HTML decoded once; two requesters have two marks, if any."""
    held = [HeldAsHtml(1, DAY, None, "open", labels=("publish",)), Held(2, DAY, None, "open", requester=8)]

    one, two = (fetch(every_desk(held))[number] for number in (1, 2))

    kind = "Request" if every_desk([]).open("http://127.0.0.1:1").capabilities.kinds else ""
    assert (one.title, one.kind, one.labels) == ("Can't print &amp; scan", kind, frozenset({"publish"}))
    assert one.queue.endswith("Desk")
    assert (one.requester is None) == (two.requester is None)
    assert one.requester is None or one.requester != two.requester


def test_never_and_restricted(every_desk: type[FakeDesk]) -> None:
    """Queues and kinds that `exclude` names, and what the system calls restricted, give no ticket, nor are asked for."""
    known = {*every_desk.asks_out, *every_desk.drops}
    fake = every_desk([
        Held(1, DAY, None, "open"),
        Held(2, DAY, None, "open", queue="HR"),
        Held(3, DAY, None, "open", kind="Legal case"),
        Held(4, DAY, None, "open", restricted="restricted" in known),
    ])  # fmt: skip
    hidden = {"queue": 2, "kind": 3, "restricted": 4}

    with serving(fake) as web:
        source = every_desk.open(web.url)
        found = {number_of(each.key) for each in source.fetch(WEEK, NEVER)}

    always = {2} | ({3} if source.capabilities.kinds else set())
    assert found == {1, 2, 3, 4} - always - {hidden[name] for name in known}
    assert fake.shown & {hidden[name] for name in every_desk.asks_out} == set()


def test_only_allowed_fields_are_asked_for(every_desk: type[FakeDesk]) -> None:
    """No question asks for a description, a comment, a name or an address, and what comes unasked is dropped."""
    fake = every_desk(many(120))

    with serving(fake) as web:
        source = every_desk.open(web.url)
        shown = repr([source.check(), *source.fetch(WEEK, NEVER)])

    lists = [question for question in web.seen if fake.is_list(question)]
    assert len(lists) > 2
    assert all(set(fake.fields_of(question)) <= set(every_desk.fields) for question in lists)
    asked = [re.sub("|".join(every_desk.harmless) or "$", "", question.text.casefold()) for question in web.seen]
    assert [word for text in asked for word in FORBIDDEN if word in text] == []
    assert sum("user" in question.path for question in web.seen) <= 2  # who we are, once for each of the two
    assert CANARY not in shown


def test_token_in_its_header_alone(every_desk: type[FakeDesk]) -> None:
    """The token goes out in its header with every question, and nowhere into an address."""
    with serving(every_desk(many(5))) as web:
        every_desk.open(web.url).check()

    assert all(every_desk.sent[1] in question.headers.values() for question in web.seen)
    assert not any(every_desk.token in question.text for question in web.seen)


def test_status_without_a_meaning(every_desk: type[FakeDesk]) -> None:
    """An end that the settings do not know is an error which names it, in a pull and in a check."""
    # Redmine has the statuses that it has; it knows them all, so that one of the two is left out
    of_redmine = every_desk.source == "redmine"
    words = {
        "resolved": [] if of_redmine else ["something else"],
        "rejected": ["Rejected"] if of_redmine else ["nothing"],
    }

    with serving(every_desk(many(3))) as web:
        source = every_desk.open(web.url, **words)
        for ask in (source.check, lambda: keys(source)):
            with pytest.raises(SourceError, match="add that to `open`, `resolved` or `rejected`"):
                ask()


def test_check(every_desk: type[FakeDesk]) -> None:
    """A check says who we are, how many tickets we see, and counts the queues, labels and statuses of the last weeks."""
    held = [replace(each, labels=("publish",) if each.number == 120 else ()) for each in many(120)]
    with serving(every_desk(held)) as web:
        source = every_desk.open(web.url)
        report = source.check()

    survey = report.survey
    assert (report.account, report.visible) == ("reader", 120)
    assert survey is not None and survey.tickets == 120
    assert [(name[-4:], count) for name, count in survey.queues.items()] == [("Desk", 120)]
    assert {group.outcome for group in survey.groups} == {Outcome.RESOLVED}
    assert survey.newest == max(each.ended for each in held if each.ended)
    if source.capabilities.labels:
        assert survey.labels["publish"] == 1


def test_wrong_token_and_no_right(every_desk: type[FakeDesk]) -> None:
    """A wrong token and an account that sees nothing are told apart, and neither is a week without tickets."""
    fake = every_desk(many(3))

    def without_token(question: Question) -> Reply:
        return fake(Question(question.path, question.query, {}, question.body))

    for answer, message in (
        (without_token, "does not accept the token"),
        (every_desk([]), "accepts the token but shows no"),
    ):
        with serving(answer) as web:
            source = every_desk.open(web.url)
            for ask in (source.check, lambda source=source: keys(source)):
                with pytest.raises(SourceError, match=message):
                    ask()
