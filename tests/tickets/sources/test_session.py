"""A conversation over HTTP: links, JSON that is sent, forms of the token, second secrets, limits of one answer."""

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
SEVEN = as_json({"outer": {"inner": {"number": 7}}})


class Number(ResponseModel):
    """A number deep in an answer, and perhaps a link to more."""

    number: int = nested("outer.inner.number", 0)
    more: str = ""


def session(url: str, auth: TokenHeader | None = None, accepted: tuple[int, ...] = (200,)) -> Session:
    """Start a conversation that is soon over."""
    limits = {"deadline": 4, "timeout": 2, "attempts": 3}
    settings = HttpSettings.model_validate({"url": url, "token_env": "TOKEN", **limits})
    return Session(settings, Path(), auth or TokenHeader("Authorization", "Bearer", Token(SECRET)), accepted)


def test_link_to_the_same_host() -> None:
    """A link of an answer may be followed, be it relative or whole."""

    def answer(question: Question) -> Reply:
        more = {"/a": "b?page=2", "/b": f"{web.url}/c"}.get(question.path, "")
        return as_json({"outer": {"inner": {"number": len(web.seen)}}, "more": more, "secret": "dropped"})

    with serving(answer) as web, session(web.url) as talk:
        first = talk.get("/a", Number)
        second = talk.follow_link(first.more, Number)
        third = talk.follow_link(second.more, Number)

    assert [question.path for question in web.seen] == ["/a", "/b", "/c"]
    assert (third.number, third.more) == (3, "")
    assert "dropped" not in repr(third)


@pytest.mark.parametrize("link", ["{other}/b", "//{host}/b", "https://{own}/b", "http://user@{host}/b", "http://["])
def test_link_to_another_host(link: str) -> None:
    """Another host, port or scheme gets no question and no token."""
    with serving(lambda question: SEVEN) as other, serving(other.answer) as web:
        host, own = other.url.removeprefix("http://"), web.url.removeprefix("http://")
        with session(web.url) as talk, pytest.raises(SourceError, match="links to another host"):
            talk.follow_link(link.format(other=other.url, host=host, own=own), Number)

        assert (other.seen, web.seen) == ([], [])


def test_question_by_post_is_asked_again() -> None:
    """A long question goes as JSON, and again where the system stumbles, with the same words."""
    replies = [Reply(b"", 503, "text/html"), Reply(raw=[b""]), SEVEN]

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
    away = Reply(status=302, headers={"Location": f"http://{second}.example.test/{SECRET}"})

    with serving(lambda question: away) as web, session(web.url) as talk:
        talk.add_secret_header("Session-Token", Token(second))
        with pytest.raises(SourceError) as caught:
            talk.get("/", Number)

    assert web.seen[0].headers["session-token"] == second
    assert second not in str(caught.value) and SECRET not in str(caught.value)


def coded(pair: str) -> str:
    """Encode a pair as basic authentication does."""
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


@pytest.mark.parametrize(
    ("auth", "header"),
    [
        (TokenHeader("Authorization", "Bearer", Token(SECRET)), f"Bearer {SECRET}"),
        (TokenHeader("Authorization", "Token token=", Token(SECRET)), f"Token token={SECRET}"),
        (TokenHeader("Authorization", "", Token(SECRET)), SECRET),
        (BasicToken("me@example.test/token", Token(SECRET)), coded(f"me@example.test/token:{SECRET}")),
        (BasicToken("{token}:X", Token(SECRET)), coded(f"{SECRET}:X")),
    ],
)
def test_forms_of_the_token(auth: TokenHeader, header: str) -> None:
    """A space stands before the token, or an equals sign, or nothing; or it is password or name. No form is ever told."""
    with serving(lambda question: as_json({})) as web, session(web.url, auth) as talk:
        talk.get("/", Number)
        told = str(talk.make_error(f"said {header} and {SECRET}"))

    assert web.seen[0].headers["authorization"] == header
    assert header.rpartition(" ")[2] not in told and SECRET not in told


def test_one_answer_of_a_hundred_megabytes() -> None:
    """One answer has its own limit, so that memory stays flat however much all of them may have."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000000\r\n\r\n"
    reply = Reply(raw=[head, *[b" " * 1_000_000] * 100])

    limit = pytest.raises(SourceError, match="gave more than 25 MB in one answer")
    with serving(lambda question: reply) as web, session(web.url) as talk, limit:
        talk.get("/", Number)


def test_refusal_for_now(waits: list[float]) -> None:
    """GitHub refuses who asks too much with 403 and a second to wait for; another 403 is told at once."""

    def refused(left: str) -> Reply:
        return Reply(b"", 403, headers={"X-RateLimit-Remaining": left, "X-RateLimit-Reset": str(int(time.time()) + 2)})

    with serving(lambda question: SEVEN if len(web.seen) > 1 else refused("0")) as web, session(web.url) as talk:
        assert talk.get("/", Number).number == 7
    assert len(waits) == 1 and 0 < waits[0] <= 2
    with serving(lambda question: refused("9")) as web, session(web.url) as talk:
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


@pytest.mark.parametrize("answer", [as_json(True), Reply(b"", 500, "text/html"), Reply(raw=[b""])])
def test_last_question(answer: Reply) -> None:
    """A farewell is said once, after an error too, and whatever it is answered."""

    def answers(question: Question) -> Reply:
        return answer if question.path == "/bye" else as_json({}, 200 if question.path == "/" else 404)

    with serving(answers) as web:
        with session(web.url) as talk:
            talk.set_logout_path("/bye")
            talk.get("/", Number)
        with pytest.raises(SourceError, match="no such address"), session(web.url) as talk:
            talk.set_logout_path("/bye")
            talk.get("/nowhere", Number)

    assert [question.path for question in web.seen] == ["/", "/bye", "/nowhere", "/bye"]
