"""Systems that stumble: what passes is asked again within bounds, what does not is told at once."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.opening import keys
from tests.tickets.sources.systems import SYSTEMS, System, instead
from tests.tickets.sources.web import Reply, as_json, serving

pytestmark = pytest.mark.usefixtures("waits")


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_busy_then_fine(system: System, status: int) -> None:
    """What passes by itself is asked again."""
    with serving(instead(system, lambda asked: Reply(b"", status, "text/html") if asked == 0 else None)) as web:
        assert keys(system.open(web.url)) == list(range(1, 151))


@pytest.mark.parametrize("status", [400, 403, 404, 500, 501])
def test_what_does_not_pass_is_not_asked_again(system: System, status: int) -> None:
    """Other failures are told at once."""
    with serving(instead(system, Reply(b"", status, "text/html"))) as web:
        with pytest.raises(SourceError, match=str(status)):
            keys(system.open(web.url))

        assert len([question for question in web.seen if system.is_list(question)]) == 1


def test_busy_for_good(system: System, caplog: pytest.LogCaptureFixture) -> None:
    """A system that stays busy is asked as often as the settings say; only the error at the end speaks of it."""
    with serving(instead(system, Reply(b"", 503, "text/html"))) as web:
        with pytest.raises(SourceError, match=r"is busy or down \(503\); asked 3 times"):
            keys(system.open(web.url))

        assert len([question for question in web.seen if system.is_list(question)]) == 3
        assert caplog.records == []


@pytest.mark.parametrize("form", ["seconds", "date"])
def test_retry_after_is_obeyed(system: System, form: str, waits: list[float]) -> None:
    """The wait that a system asks for is kept, be it in seconds or a date on its own clock, which may be wrong."""
    clock = datetime(2026, 1, 5, 8, tzinfo=UTC)
    headers = {"Retry-After": "1"}
    if form == "date":
        then = format_datetime(clock + timedelta(seconds=1), usegmt=True)
        headers = {"Retry-After": then, "Date": format_datetime(clock, usegmt=True)}
    raw = b"HTTP/1.1 429 Busy\r\nContent-Length: 0\r\n" + b"".join(f"{k}: {v}\r\n".encode() for k, v in headers.items())

    with serving(instead(system, lambda asked: Reply(raw=[raw + b"\r\n"]) if asked == 0 else None, 5)) as web:
        found = keys(system.open(web.url, deadline="3"))

    assert found == [1, 2, 3, 4, 5]
    assert waits == [1]


def test_retry_after_nothing(system: System, waits: list[float]) -> None:
    """A wait of no seconds, which is what less than one is rounded to, is none: we wait as if nothing were said."""
    busy = Reply(b"", 429, "text/html", {"Retry-After": "0"})

    with serving(instead(system, lambda asked: busy if asked < 2 else None, 5)) as web:
        found = keys(system.open(web.url, deadline="6"))

    assert found == [1, 2, 3, 4, 5]
    assert waits == [pytest.approx(0.06, abs=0.6), pytest.approx(0.12, abs=0.6)]
    assert min(waits) >= 0.05  # a hundredth of the deadline, then twice that, and up to a tenth of it by chance


def test_retry_after_past_the_deadline(system: System) -> None:
    """A wait that the deadline does not allow is an error at once."""
    busy = Reply(b"", 503, "text/html", {"Retry-After": "3600"})

    with serving(instead(system, busy)) as web, pytest.raises(SourceError, match="asks to wait 3,600 s; asked once"):
        keys(system.open(web.url))


def test_connection_closed(system: System) -> None:
    """An answer that breaks off is asked for again, then an error."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n"
    cut = Reply(raw=[head + b'{"items'])

    with (
        serving(instead(system, cut)) as web,
        pytest.raises(SourceError, match=r"broke off; is the system up\?; asked 3 times"),
    ):
        keys(system.open(web.url))
    with serving(instead(system, lambda asked: cut if asked == 0 else None)) as web:
        assert keys(system.open(web.url)) == list(range(1, 151))


def test_secondary_limit_that_only_the_text_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """GitHub may refuse with 403 and say why in the text alone; we wait a minute if the deadline allows that, and ask again."""
    words = {
        "message": "You have exceeded a secondary rate limit. Please wait.",
        "documentation_url": "https://docs.github.com",
    }
    busy = as_json(words, 403)
    github = next(each for each in SYSTEMS if each.name == "github")

    with serving(instead(github, busy)) as web, pytest.raises(SourceError, match="asks to wait 60 s; asked once"):
        keys(github.open(web.url))
    monkeypatch.setattr("scripts.tickets.sources.http.response_check.GITHUB_WAIT", 0.2)
    with serving(instead(github, lambda asked: busy if asked == 0 else None)) as web:
        assert keys(github.open(web.url)) == list(range(1, 151))
