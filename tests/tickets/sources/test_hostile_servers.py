"""Servers that stumble, lie, stall, shout or send us elsewhere: never a wrong number, never a hang, never a token elsewhere."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import repeat

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import FakeDesk, many
from tests.tickets.sources.fakes.github import FakeGitHub
from tests.tickets.sources.opening import keys
from tests.tickets.sources.systems import DESKS, instead
from tests.tickets.sources.web import Question, Reply, as_json, serving

pytestmark = pytest.mark.usefixtures("waits")
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
LONG_HEAD = HEAD + b"Content-Length: 100000000\r\n\r\n"
ALL = list(range(1, 151))
PACKED = gzip.compress(b" " * 10_000_000)
CUT_OFF = Reply(raw=[HEAD + b'Content-Length: 1000\r\n\r\n{"items'])
BUSY = Reply(b"", 503, "text/html")
TRICKLE, BIG = {"deadline": "0.5"}, {"max_megabytes": "2"}

REFUSED: dict[str, tuple[Reply, dict[str, str], str]] = {
    "login page": (Reply(b"<html>Log in</html>", kind="text/html; charset=utf-8"), {}, "perhaps a login page"),
    "JSON that is not called so": (Reply(b"{}", kind="text/plain"), {}, "is not JSON"),
    "half of it": (Reply(b'{"items": ['), {}, "broken JSON"),
    "nothing": (Reply(b""), {}, "broken JSON"),
    "no text": (Reply(b"\xff\xfe"), {}, "broken JSON"),
    "deeply nested": (Reply(b"[" * 100_000), {}, "answered"),
    "null": (Reply(b"null"), {}, "answered in a way we do not know"),
    "another object": (Reply(b'{"error": "no"}'), {}, "answered in a way we do not know"),
    "an empty list": (
        Reply(b"[]"),
        {},
        r"answered in a way|shows no ticket",
    ),  # of another system, or for want of rights
    "trickling body": (
        Reply(raw=[LONG_HEAD, *repeat(b" ", 500)], pause=0.05),
        TRICKLE,
        r"did not finish within 0\.5 s",
    ),
    "trickling headers": (Reply(raw=[HEAD, *repeat(b"X", 500)], pause=0.05), TRICKLE, r"did not finish within 0\.5 s"),
    "silence": (Reply(raw=[b""], pause=1), {"timeout": "0.3"}, r"was silent for 0\.3 s"),
    "hundred megabytes": (Reply(raw=[LONG_HEAD, *repeat(b" " * 1_000_000, 100)]), BIG, "gave more than 2 MB"),
    "bomb": (Reply(PACKED, headers={"Content-Encoding": "gzip"}), BIG, "gave more than 2 MB"),
    "packed twice": (Reply(gzip.compress(PACKED), headers={"Content-Encoding": "gzip, gzip"}), {}, "did not ask for"),
    "cut off": (CUT_OFF, {}, r"broke off; is the system up\?; asked 3 times"),
    "busy for long": (Reply(b"", 503, headers={"Retry-After": "3600"}), {}, "asks to wait 3,600 s; asked once"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_answer(desk: type[FakeDesk], name: str) -> None:
    """A pull from a system that answers like this is an error that names the system, what happened and the cure."""
    reply, settings, message = REFUSED[name]

    with serving(instead(desk, reply)) as web, pytest.raises(SourceError, match=message) as caught:
        keys(desk.open(web.url, **settings))

    assert str(caught.value).startswith(web.url)


def test_redirect_to_another_host(desk: type[FakeDesk]) -> None:
    """A redirect is not followed; the error names the other host, so that it can be set if it is right."""
    with serving(lambda question: Reply()) as other:
        away = Reply(status=302, headers={"Location": f"{other.url}/login?token=1"})
        message = rf"sends us on to {other.url} \(302\); if that is right, give the final address"
        with serving(instead(desk, away)) as web, pytest.raises(SourceError, match=message):
            keys(desk.open(web.url))

        assert other.seen == []


@pytest.mark.parametrize("counting", [each for each in DESKS if each.has_total], ids=lambda each: each.name)
def test_endless_pages(counting: type[FakeDesk]) -> None:
    """A total that is never reached ends in an error."""
    fake = counting(many(150))

    def endless(question: Question) -> Reply:
        reply = fake(question)
        more = dict.fromkeys(("total", "total_count", "totalcount"), 10**9)
        return as_json({**json.loads(reply.body), **more}) if fake.is_list(question) else reply

    with serving(endless) as web, pytest.raises(SourceError, match=r"another number of tickets|more than 6 answers"):
        keys(counting.open(web.url, max_pages="6"))


@pytest.mark.parametrize("stumble", [*(Reply(b"", status, "text/html") for status in (429, 502, 503, 504)), CUT_OFF])
def test_busy_then_fine(desk: type[FakeDesk], stumble: Reply) -> None:
    """What passes by itself is asked again."""
    with serving(instead(desk, lambda asked: stumble if asked == 0 else None)) as web:
        assert keys(desk.open(web.url)) == ALL


@pytest.mark.parametrize(("status", "times"), [(400, 1), (403, 1), (404, 1), (500, 1), (501, 1), (503, 3)])
def test_how_often_we_ask(desk: type[FakeDesk], status: int, times: int, caplog: pytest.LogCaptureFixture) -> None:
    """What does not pass is told at once, what may is asked as often as the settings say; only the error speaks of it."""
    fake = desk([])

    with serving(instead(desk, Reply(b"", status, "text/html"))) as web, pytest.raises(SourceError, match=str(status)):
        keys(desk.open(web.url))

    assert len([question for question in web.seen if fake.is_list(question)]) == times
    assert caplog.records == []


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed(desk: type[FakeDesk], form: str, waits: list[float]) -> None:
    """The wait that a system asks for is kept, be it in seconds or a date on its own clock, which may be wrong."""
    clock = datetime(2026, 1, 5, 8, tzinfo=UTC)
    then, now = format_datetime(clock + timedelta(seconds=1), usegmt=True), format_datetime(clock, usegmt=True)
    headers = f"Retry-After: {then}\r\nDate: {now}" if form == "date" else "Retry-After: 1"
    busy = Reply(raw=[f"HTTP/1.1 429 Busy\r\nContent-Length: 0\r\n{headers}\r\n\r\n".encode()])

    with serving(instead(desk, lambda asked: busy if asked == 0 else None)) as web:
        assert keys(desk.open(web.url, deadline="3")) == ALL

    assert waits == [1]


def test_retry_after_nothing(desk: type[FakeDesk], waits: list[float]) -> None:
    """A wait of no seconds, which is what less than one is rounded to, is none: we wait as if nothing were said."""
    busy = Reply(b"", 429, "text/html", {"Retry-After": "0"})

    with serving(instead(desk, lambda asked: busy if asked < 2 else None)) as web:
        assert keys(desk.open(web.url, deadline="6")) == ALL

    assert waits == [pytest.approx(0.06, abs=0.6), pytest.approx(0.12, abs=0.6)]
    assert min(waits) >= 0.05  # a hundredth of the deadline, then twice that, and up to a tenth of it by chance


def test_secondary_limit_that_only_the_text_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub may refuse with 403 and say why in the text alone; we wait a minute if the deadline allows that, and ask again."""
    busy = as_json({"message": "You have exceeded a secondary rate limit. Please wait."}, 403)

    with serving(instead(FakeGitHub, busy)) as web, pytest.raises(SourceError, match="asks to wait 60 s; asked once"):
        keys(FakeGitHub.open(web.url))
    monkeypatch.setattr("scripts.tickets.sources.http.response_check.GITHUB_WAIT", 0.2)
    with serving(instead(FakeGitHub, lambda asked: busy if asked == 0 else None)) as web:
        assert keys(FakeGitHub.open(web.url)) == ALL
