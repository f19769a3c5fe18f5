"""Promises that every source made of a `System` keeps, each tried on its own fake desk."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.fake_desk import CANARY, FakeDesk, Held, many
from tests.tickets.sources.opening import WEEK, keys, number_of
from tests.tickets.sources.systems import DESKS, system_of
from tests.tickets.sources.web import serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)
SECOND = timedelta(seconds=1)
NEVER = Exclusion(queues=frozenset({"hr"}), kinds=frozenset({"legal case"}))
FORBIDDEN = (
    "description", "comment", "journal", "body", "email", "requester_name", "caller", "author", "reporter", "assignee",
    "attachment", "watcher", "phone", "firstname", "lastname", "*all", "expand", "include",
)  # fmt: skip


@pytest.fixture(params=DESKS, ids=lambda desk: desk.name)
def desk(request: pytest.FixtureRequest) -> type[FakeDesk]:
    """Each fake desk in turn, also in `make test`: how a system is asked is each source's own."""
    chosen: type[FakeDesk] = request.param
    return chosen


def test_edges_of_a_week(desk: type[FakeDesk]) -> None:
    """The window is exact to the second, whatever zone the account or the system lives in."""
    held = [
        Held(1, DAY - timedelta(days=9), WEEK.start - SECOND),
        Held(2, DAY - timedelta(days=9), WEEK.start),
        Held(3, WEEK.end - SECOND, WEEK.end + timedelta(days=20)),
        Held(4, WEEK.end, WEEK.end + timedelta(days=20)),
        Held(5, DAY - timedelta(days=90), None, "open"),
    ]

    with serving(desk(held)) as web:
        found = keys(system_of(desk).open(web.url))

    assert found == [2, 3, 5]


def test_reopened_rejected_and_resolved(desk: type[FakeDesk]) -> None:
    """A reopened ticket is open whatever stamp it keeps; a rejected one ended, and both say when they came."""
    old = DAY - timedelta(days=60)
    held = [Held(1, old, old + SECOND, "open"), Held(2, DAY, DAY + SECOND, "rejected"), Held(3, DAY, DAY + SECOND)]

    with serving(desk(held)) as web:
        found = {number_of(each.key): each for each in system_of(desk).open(web.url).fetch(WEEK, Exclusion())}

    assert {number: (each.created, each.outcome, each.ended) for number, each in found.items()} == {
        1: (old, Outcome.OPEN, None),
        2: (DAY, Outcome.REJECTED, DAY + SECOND),
        3: (DAY, Outcome.RESOLVED, DAY + SECOND),
    }
    assert {each.created.tzinfo for each in found.values()} == {UTC}


@pytest.mark.parametrize("state", ["resolved", "open"])
@pytest.mark.parametrize("count", [*(pytest.param(count, marks=pytest.mark.long) for count in (1, 99, 100, 250)), 101])
def test_any_number_of_pages(desk: type[FakeDesk], count: int, state: str) -> None:
    """All tickets arrive, once, however many pages they fill."""
    with serving(desk(many(count, state))) as web:
        assert keys(system_of(desk).open(web.url)) == list(range(1, count + 1))


def test_words_of_a_ticket(desk: type[FakeDesk]) -> None:
    """Title, queue, kind and labels are the system's own; two requesters have two marks, where there are any."""
    held = [Held(1, DAY, None, "open", labels=("publish",)), Held(2, DAY, None, "open", requester=8)]

    with serving(desk(held)) as web:
        one, two = sorted(system_of(desk).open(web.url).fetch(WEEK, Exclusion()), key=lambda each: number_of(each.key))

    assert (one.title, one.kind, one.labels) == ("Ticket 1", "Request", frozenset({"publish"}))
    assert one.queue.endswith("Desk")
    assert (one.requester is None) == (two.requester is None)
    assert one.requester is None or one.requester != two.requester


def test_never_and_restricted(desk: type[FakeDesk]) -> None:
    """Queues and kinds that `exclude` names, and what the system calls restricted, give no ticket, nor are asked for."""
    held = [
        Held(1, DAY, None, "open"),
        Held(2, DAY, None, "open", queue="HR"),
        Held(3, DAY, None, "open", kind="Legal case"),
        Held(4, DAY, None, "open", restricted="restricted" in desk.asks_out),
    ]
    fake = desk(held)

    with serving(fake) as web:
        found = {number_of(each.key) for each in system_of(desk).open(web.url).fetch(WEEK, NEVER)}

    assert found == {1} | ({4} - {each.number for each in held if each.restricted})
    hidden = {"queue": 2, "kind": 3, "restricted": 4}
    assert fake.shown & {hidden[name] for name in desk.asks_out} == set()


class HeldAsHtml(Held):
    """A ticket whose system keeps titles as HTML."""

    title = "Can&#039;t print &amp;amp; scan"


def test_title_with_html_entities(desk: type[FakeDesk]) -> None:
    """A title that the system keeps as HTML is read as what it says, decoded once."""
    with serving(desk([HeldAsHtml(1, DAY, None, "open")])) as web:
        [ticket] = system_of(desk).open(web.url).fetch(WEEK, NEVER)

    assert ticket.title == "Can't print &amp; scan"


def test_only_allowed_fields_are_asked_for(desk: type[FakeDesk]) -> None:
    """No question asks for a description, a comment, a name or an address, and what comes unasked is dropped."""
    fake = desk(many(120))

    with serving(fake) as web:
        source = system_of(desk).open(web.url)
        shown = repr([source.check(), *source.fetch(WEEK, NEVER)])

    lists = [question for question in web.seen if fake.is_list(question)]
    assert len(lists) > 2
    assert all(set(fake.fields_of(question)) <= set(desk.fields) for question in lists)
    asked = [re.sub("|".join(desk.harmless) or "$", "", question.text.casefold()) for question in web.seen]
    assert [word for text in asked for word in FORBIDDEN if word in text] == []
    assert CANARY not in shown


def test_status_without_a_meaning(desk: type[FakeDesk]) -> None:
    """An end that the settings do not know is an error which names it, in a pull and in a check."""
    fake = desk(many(3))
    source = system_of(desk)
    words = {"resolved": ["something else"], "rejected": ["not that either"]}

    with serving(fake) as web:
        for ask in (source.open(web.url, **words).check, lambda: keys(source.open(web.url, **words))):
            with pytest.raises(SourceError, match="add that to `open`, `resolved` or `rejected`"):
                ask()


def test_check(desk: type[FakeDesk]) -> None:
    """A check says who we are, how many tickets we see, and which queues the newest are in."""
    with serving(desk(many(120))) as web:
        standing = system_of(desk).open(web.url).check()

    assert (standing.account, standing.visible) == ("reader", 120)
    assert "Desk" in standing.notes[0]


def test_wrong_token_and_no_right(desk: type[FakeDesk]) -> None:
    """A wrong token and an account that sees nothing are told apart, and neither is a week without tickets."""
    system = system_of(desk)
    with serving(desk(many(3))) as web:
        web.answer = lambda question: desk(many(3))(type(question)(question.path, question.query, {}, question.body))
        for ask in (system.open(web.url).check, lambda: keys(system.open(web.url))):
            with pytest.raises(SourceError, match="does not accept the token"):
                ask()
    with serving(desk([])) as web:
        for ask in (system.open(web.url).check, lambda: keys(system.open(web.url))):
            with pytest.raises(SourceError, match="accepts the token but shows no"):
                ask()
