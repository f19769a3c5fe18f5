"""A conversation beyond plain questions: JSON that is sent, second secrets, limits of one answer, refusals for now."""

import base64
import time
from pathlib import Path

import pytest

from scripts.tickets.sources.http.session import Session
from scripts.tickets.sources.http.settings import HttpSettings
from scripts.tickets.sources.http.token import BasicToken, Token, TokenHeader
from scripts.tickets.sources.interface.response_models import ListOf, ResponseModel, nested
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.web import Question, Reply, as_json, serving

SECRET = "first-secret-0123456789"


class Number(ResponseModel):
    """A number deep in an answer."""

    number: int = nested("outer.inner.number", 0)


def session(url: str, auth: TokenHeader | None = None, accepted: tuple[int, ...] = (200,)) -> Session:
    """A conversation that is soon over."""
    settings = HttpSettings.model_validate(
        {"url": url, "token_env": "TOKEN", "deadline": 4, "timeout": 2, "attempts": 3}
    )
    return Session(settings, Path(), auth or TokenHeader("Authorization", "Bearer", Token(SECRET)), accepted)


def test_question_by_post_is_asked_again() -> None:
    """A long question goes as JSON, and again where the system stumbles, with the same words."""
    replies = [Reply(b"", 503, "text/html"), Reply(raw=[b""]), as_json({"outer": {"inner": {"number": 7}}})]

    with serving(lambda question: replies[len(web.seen) - 1]) as web, session(web.url) as talk:
        found = talk.post("/search", Number, {"query": "ä"}, {"version": "7.1"})

    assert found.number == 7
    assert [(each.path, each.body, each.query) for each in web.seen] == [
        ("/search", {"query": "ä"}, {"version": "7.1"})
    ] * 3


@pytest.mark.parametrize("answer", [{}, {"outer": None}, {"outer": {"inner": []}}, {"outer": {"inner": {}}}])
def test_what_stands_deeper_may_be_absent(answer: object) -> None:
    """A part of a path that is absent or null gives the default."""
    with serving(lambda question: as_json(answer)) as web, session(web.url) as talk:
        assert talk.get("/", Number).number == 0


def test_second_secret() -> None:
    """A second secret goes into its header, and is as hidden as the first."""
    second = "second-secret-9876543210"

    def answer(question: Question) -> Reply:
        location = f"http://{second}.example.test/{SECRET}"
        return Reply(status=302, headers={"Location": location})

    with serving(answer) as web, session(web.url) as talk:
        talk.add_secret_header("Session-Token", Token(second))
        with pytest.raises(SourceError) as caught:
            talk.get("/", Number)

    assert web.seen[0].headers["session-token"] == second
    assert second not in str(caught.value) and SECRET not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "pair"), [("me@example.test/token", f"me@example.test/token:{SECRET}"), ("{token}:X", f"{SECRET}:X")]
)
def test_basic_authentication(name: str, pair: str) -> None:
    """The token is the password, or the name where a system wants that; neither form is ever told."""
    coded = base64.b64encode(pair.encode()).decode()

    with serving(lambda question: as_json({})) as web, session(web.url, BasicToken(name, Token(SECRET))) as talk:
        talk.get("/", Number)
        told = str(talk.make_error(f"said {coded} and {SECRET}"))

    assert web.seen[0].headers["authorization"] == f"Basic {coded}"
    assert coded not in told and SECRET not in told


def test_one_answer_of_a_hundred_megabytes() -> None:
    """One answer has its own limit, so that memory stays flat however much all of them may have."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"
    raw = [head, *[b" " * 1_000_000] * 100]

    limit = pytest.raises(SourceError, match="gave more than 25 MB in one answer")
    with serving(lambda question: Reply(raw=raw)) as web, session(web.url) as talk, limit:
        talk.get("/", Number)


def test_refusal_for_now(waits: list[float]) -> None:
    """GitHub refuses who asks too much with 403 and a second to wait for; another 403 is told at once."""

    def answer(question: Question) -> Reply:
        if len(web.seen) > 1:
            return as_json({"outer": {"inner": {"number": 7}}})
        return Reply(b"", 403, headers={"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 2)})

    with serving(answer) as web, session(web.url) as talk:
        assert talk.get("/", Number).number == 7
    assert len(waits) == 1 and 0 < waits[0] <= 2
    with (
        serving(lambda question: Reply(b"", 403, headers={"X-RateLimit-Remaining": "9"})) as web,
        session(web.url) as talk,
    ):
        with pytest.raises(SourceError, match="may not see this"):
            talk.get("/", Number)
        assert len(web.seen) == 1


@pytest.mark.parametrize(
    ("headers", "total"),
    [
        ({"X-Total": "7"}, 7),
        ({"X-Total-Count": "8"}, 8),
        ({"Content-Range": "0-4/9"}, 9),
        ({"X-Total": "many"}, None),
        ({}, None),
    ],
)
def test_total_in_a_header(headers: dict[str, str], total: int | None) -> None:
    """Some systems tell the number of all rows in a header; a part of a list comes as 206 where that is said."""
    reply = Reply(b"[]", 206, headers=headers)

    with serving(lambda question: reply) as web, session(web.url, accepted=(200, 206)) as talk:
        page = talk.get_page("/", ListOf[Number])

    assert (page.value.root, page.total, page.next) == ((), total, None)
    with serving(lambda question: reply) as web, session(web.url) as talk, pytest.raises(SourceError, match="206"):
        talk.get_page("/", ListOf[Number])


@pytest.mark.parametrize(
    ("scheme", "header"), [("Bearer", f"Bearer {SECRET}"), ("Token token=", f"Token token={SECRET}"), ("", SECRET)]
)
def test_what_stands_before_the_token(scheme: str, header: str) -> None:
    """A space stands between, or an equals sign, or nothing."""
    auth = TokenHeader("Authorization", scheme, Token(SECRET))

    with serving(lambda question: as_json({})) as web, session(web.url, auth) as talk:
        talk.get("/", Number)

    assert web.seen[0].headers["authorization"] == header


@pytest.mark.parametrize("farewell", [as_json(True), Reply(b"", 500, "text/html"), Reply(raw=[b""])])
def test_last_question(farewell: Reply) -> None:
    """A farewell is said once, after an error too, and whatever it is answered."""

    def answer(question: Question) -> Reply:
        return farewell if question.path == "/bye" else as_json({}, 200 if question.path == "/" else 404)

    with serving(answer) as web:
        with session(web.url) as talk:
            talk.set_logout_path("/bye")
            talk.get("/", Number)
        with pytest.raises(SourceError, match="no such address"), session(web.url) as talk:
            talk.set_logout_path("/bye")
            talk.get("/nowhere", Number)

    assert [question.path for question in web.seen] == ["/", "/bye", "/nowhere", "/bye"]
