"""A token goes into one header and is never seen: each way to fail is tried with a canary, echoed wherever it could be."""

import logging
import os
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from plugins.core.source.errors import ContentError
from scripts.tickets.sources.http.token import Token
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.fakes.desk import many
from tests.tickets.sources.fakes.rt import TOKEN, FakeRt
from tests.tickets.sources.opening import QUICK, WEEK, open_http, open_named
from tests.tickets.sources.web import Question, Reply, serving

CANARY = "1-14-feedfacecafebeeffeedfacecafebeef"
ECHO = CANARY.encode()
HEAD = b"HTTP/1.1 200 " + ECHO + b"\r\nContent-Type: application/json\r\nX-Echo: " + ECHO + b"\r\n"
ECHOES = {
    "login page": Reply(b"<html>" + ECHO, kind="text/html", headers={"X-Echo": CANARY}),
    "other type": Reply(ECHO, kind=f"text/{CANARY}"),
    "redirect": Reply(status=302, headers={"Location": f"http://{CANARY}.example.test/{CANARY}"}),
    "redirect below": Reply(status=302, headers={"Location": f"/{CANARY}?{CANARY}"}),
    "refused": Reply(ECHO, 401),
    "forbidden": Reply(ECHO, 403),
    "missing": Reply(ECHO, 404),
    "failing": Reply(ECHO, 500),
    "busy": Reply(ECHO, 503),
    "wait": Reply(ECHO, 429, headers={"Retry-After": CANARY}),
    "broken JSON": Reply(b'{"items": "' + ECHO),
    "other JSON": Reply(b'{"items": "' + ECHO + b'", "' + ECHO + b'": 1}'),
    "packed": Reply(ECHO, headers={"Content-Encoding": CANARY}),
    "badly packed": Reply(ECHO, headers={"Content-Encoding": "gzip"}),
    "cut off": Reply(raw=[HEAD + b"Content-Length: 999\r\n\r\n" + ECHO]),
    "no HTTP": Reply(raw=[ECHO + b"\r\n\r\n"]),
    "silent": Reply(raw=[HEAD], pause=0.6),
    "too much": Reply(ECHO * 3000),
}


@pytest.fixture(autouse=True)
def everything_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever logs, logs everything, and nothing of it is the canary."""
    caplog.set_level(logging.DEBUG)
    yield
    assert CANARY not in caplog.text
    assert not any(CANARY in repr(vars(record)) for record in caplog.records)


def seen_by_a_person(error: BaseException | None, with_variables: bool) -> str:
    """What a traceback shows of our own frames and the libraries', down the whole chain."""
    parts: list[str] = []
    while error is not None:
        shown = traceback.TracebackException.from_exception(error, capture_locals=with_variables)
        del shown.stack[:1]  # the test itself knows the canary
        parts += [*shown.format(chain=False), repr(error), repr(error.args)]
        error = error.__cause__ or error.__context__
    return "\n".join(parts)


@pytest.mark.parametrize("reply", ECHOES.values(), ids=ECHOES)
@pytest.mark.parametrize("path", ["", f"/{CANARY}"], ids=["", "token in the address"])
def test_no_failure_shows_the_token(reply: Reply, path: str) -> None:
    """No error, traceback or log holds the token, though the server says it back and somebody put it into the address."""
    limits = {"timeout": "0.3", "deadline": "0.5", "attempts": "2", "max_megabytes": "0.05"}

    with serving(lambda question: reply) as web:
        source = open_named("rt", Path(), {"TOKEN": CANARY}, **{"url": web.url + path, "token_env": "TOKEN", **limits})
        for ask in (source.check, lambda: list(source.fetch(WEEK, Exclusion()))):
            with pytest.raises(SourceError) as caught:
                ask()
            assert CANARY not in seen_by_a_person(caught.value, with_variables=not path)

        assert web.seen[0].headers["authorization"] == f"token {CANARY}"


def test_nobody_answers() -> None:
    """A refused connection does not show the token either."""
    with serving(lambda question: Reply()) as web:
        url = web.url

    with pytest.raises(SourceError, match="nobody answers there") as caught:
        open_http("rt", f"{url}/{CANARY}", CANARY).check()
    assert CANARY not in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": CANARY},
        {"token_env": CANARY},
        {"url": f"https://user:{CANARY}@rt.example.com"},
        {"url": f"https://rt.example.com?token={CANARY}"},
        {"url": f"https://rt.example.com#{CANARY}"},
        {"proxy": f"http://me:{CANARY}@proxy.example.com"},
        {"url": f"ftp://{CANARY}"},
    ],
)
def test_token_in_the_settings(wrong: dict[str, object]) -> None:
    """A token written into the settings is refused without being quoted."""
    settings = {"url": "https://rt.example.com", "token_env": "RT_TOKEN", **wrong}

    with pytest.raises(ContentError) as caught:
        open_named("rt", Path(), **settings)

    assert CANARY not in str(caught.value)


def test_text_forms() -> None:
    """No text form of a token is the token, and texts that hold it lose it, however an address spells it."""
    token = Token("a/b+c")

    assert {str(token), repr(token), f"{token}", f"{token!r:>3}"} == {"***"}
    assert token.scrub("x a/b+c y a%2Fb%2Bc z a/b%2Bc") == "x *** y *** z ***"


def test_token_file(tmp_path: Path) -> None:
    """A token may stand in a file beside the settings; a check tells if others can read it."""
    path = tmp_path / "token"
    path.write_text(f"{CANARY}\n", encoding="utf-8")

    for mode, noted in ((0o644, True), (0o600, False)):
        path.chmod(mode)
        notes = check_notes(tmp_path)
        assert any("run chmod 600" in note for note in notes) == (noted and os.name == "posix")


def check_notes(folder: Path) -> tuple[str, ...]:
    """The notes of a check against an RT that accepts the canary."""
    fake = FakeRt(many(1))

    def answer(question: Question) -> Reply:
        headers = {**question.headers, "authorization": question.headers["authorization"].replace(CANARY, TOKEN)}
        return fake(Question(question.path, question.query, headers))

    with serving(answer) as web:
        return open_named("rt", folder, **{"url": web.url, "token_file": "token", **QUICK}).check().notes


@pytest.mark.parametrize(
    ("value", "message"), [("", "holds no token"), (f"{CANARY}\nx", "holds more than"), ("ä", "holds more")]
)
def test_no_usable_token(value: str, message: str, tmp_path: Path) -> None:
    """An empty variable, and one that holds more than a token, are errors that name the variable."""
    with pytest.raises(SourceError, match=f"the environment variable TOKEN {message}"):
        open_http("rt", "http://127.0.0.1:1", value).check()
    with pytest.raises(SourceError, match=r"the token file .*nowhere cannot be read"):
        open_named("rt", tmp_path, url="https://rt.example.com", token_file="nowhere").check()
