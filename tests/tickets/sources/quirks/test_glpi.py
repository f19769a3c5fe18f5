"""What only GLPI does: a session that is opened and ended, a second token, clocks of its own, values that are lists."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import FakeDesk, Held, fetch, many
from tests.tickets.sources.fakes.glpi import APP, SESSION, FakeGlpi
from tests.tickets.sources.opening import QUICK, WEEK, keys, open_named
from tests.tickets.sources.web import Question, Reply, serving

DAY = datetime(2026, 10, 20, 8, tzinfo=UTC)


def test_session_is_ended() -> None:
    """After a pull, a check, and an error no session stays open, nor does its key stand in an address."""
    fake = FakeGlpi(many(120))

    with serving(fake) as web:
        FakeGlpi.open(web.url).check()
        assert fake.opened == set()
        keys(FakeGlpi.open(web.url))
        assert fake.opened == set()
        with pytest.raises(SourceError):
            keys(FakeGlpi.open(web.url, resolved=["something else"]))
        assert fake.opened == set()

    assert [question.path for question in web.seen].count("/killSession") == 3
    assert not any(SESSION in question.text for question in web.seen)


def test_end_of_the_session_that_fails() -> None:
    """What GLPI says to the farewell changes nothing."""
    fake = FakeGlpi(many(3))

    def answer(question: Question) -> Reply:
        return Reply(b"", 503, "text/html") if question.path == "/killSession" else fake(question)

    with serving(answer) as web:
        assert keys(FakeGlpi.open(web.url)) == [1, 2, 3]


def test_app_token() -> None:
    """A second token goes into its own header, where GLPI wants one; its absence is told."""
    settings = {**QUICK, **FakeGlpi.settings, "token_env": "TOKEN", "app_token_env": "APP"}
    environ = {"TOKEN": FakeDesk.token, "APP": APP}

    with serving(FakeGlpi(many(3), app=APP)) as web:
        assert keys(open_named("glpi", Path(), environ, url=web.url, **settings)) == [1, 2, 3]
        with pytest.raises(SourceError, match="variable APP holds no token"):
            keys(open_named("glpi", Path(), {"TOKEN": FakeDesk.token}, url=web.url, **settings))
        with pytest.raises(SourceError, match=r"\(400\)"):
            keys(FakeGlpi.open(web.url))


def test_hour_that_comes_twice() -> None:
    """A ticket that came before the clocks went back and ended after that ends after it came."""
    came = datetime(2026, 4, 4, 13, 50, tzinfo=UTC)  # 02:50 in Auckland, for the first time
    ended = came + timedelta(minutes=20)  # 02:10, for the second
    week = type(WEEK)(came - timedelta(days=3), came + timedelta(days=3))

    (found,) = fetch(FakeGlpi([Held(1, came, ended)]), window=week).values()

    assert (found.created, found.ended) == (came, ended)


def test_another_zone_moves_tickets() -> None:
    """The zone of the settings is what counts; the wrong one gives other times, so that a check names it."""
    with serving(FakeGlpi([Held(1, DAY, DAY)])) as web:
        (found,) = FakeGlpi.open(web.url, timezone="UTC").fetch(WEEK, Exclusion())
        zone = FakeGlpi.open(web.url).check().zone

    assert (found.created, zone) == (DAY + timedelta(hours=13), "Pacific/Auckland")


def test_never_by_group_and_by_part_of_a_name() -> None:
    """Every group of a ticket is looked at, and a name below another is known alone."""
    held = [Held(1, DAY, None, "open"), Held(3, DAY, None, "open"), Held(6, DAY, None, "open", queue="Company > HR")]

    with serving(FakeGlpi(held, groups=("IT > Payroll",))) as web:
        found = keys(FakeGlpi.open(web.url))
        left = {
            int(each.key)
            for each in FakeGlpi.open(web.url).fetch(WEEK, Exclusion(frozenset({"payroll", "hr"}), frozenset()))
        }

    assert (found, left) == ([1, 3, 6], {3})


def test_types_and_groups() -> None:
    """Without more settings, the first group is the queue and the type is the kind, which `exclude` leaves out by number."""
    held = [Held(1, DAY, None, "open")]
    plain = {"queue": "group", "kind": "type"}

    with serving(FakeGlpi(held)) as web:
        (found,) = FakeGlpi.open(web.url, **plain).fetch(WEEK, Exclusion())
        assert list(FakeGlpi.open(web.url, **plain).fetch(WEEK, Exclusion(frozenset(), frozenset({"request"})))) == []

    assert (found.queue, found.kind) == ("First line", "Request")
    asked = [question.query for question in web.seen if "criteria[0][field]" in question.query]
    assert any(query.get("criteria[2][searchtype]") == "notequals" for query in asked)


def test_requesters_are_numbers() -> None:
    """Two numbers are two people; a name in their place, as from a plugin, becomes nothing."""
    held = [Held(number, DAY, None, "open", requester=number % 2) for number in (1, 2, 3)]
    fake = FakeGlpi(held)

    def named(question: Question) -> Reply:
        reply = fake(question)
        return Reply(reply.body.replace(b'"4": "1"', b'"4": "Ada Example"'), reply.status, headers=reply.headers)

    for answer, known in ((fake, 2), (named, 1)):
        with serving(answer) as web:
            found = list(FakeGlpi.open(web.url).fetch(WEEK, Exclusion()))
        assert len({each.requester for each in found if each.requester}) == known
