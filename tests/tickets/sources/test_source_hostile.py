"""Servers that lie, stall, shout or send us elsewhere: never a wrong number, never a hang, never a token elsewhere."""

import gzip
import json
from itertools import repeat

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.opening import keys
from tests.tickets.sources.systems import SYSTEMS, System, altered, instead
from tests.tickets.sources.web import Question, Reply, as_json, serving

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


def refused(system: System, reply: Reply, **settings: object) -> str:
    """What is said of a system that answers a pull like this."""
    with serving(instead(system, reply)) as web, pytest.raises(SourceError) as caught:
        keys(system.open(web.url, **settings))
    assert str(caught.value).startswith(web.url)
    return str(caught.value)


def test_login_page(system: System) -> None:
    """A web page with status 200 is no week without tickets."""
    assert "perhaps a login page" in refused(system, Reply(b"<html>Log in</html>", kind="text/html; charset=utf-8"))


def test_wrong_content_type(system: System) -> None:
    """JSON that is not said to be JSON is not believed."""
    assert "is not JSON" in refused(system, Reply(b"{}", kind="text/plain"))


@pytest.mark.parametrize("body", [b'{"items": [', b"", b"\xff\xfe", b"[" * 100_000, b"null", b'{"error": "no"}'])
def test_broken_or_other_json(system: System, body: bytes) -> None:
    """What is no JSON, and JSON of another shape, is an error."""
    assert "answered" in refused(system, Reply(body))


def test_empty_list(system: System) -> None:
    """A list of another system, and one that is empty for whoever has no rights, are no quiet weeks."""
    assert "answered" in (message := refused(system, Reply(b"[]"))) or "shows no ticket" in message


def test_redirect_to_another_host(system: System) -> None:
    """A redirect is not followed; the error names the other host, so that it can be set if it is right."""
    with serving(lambda question: Reply()) as other:
        message = refused(system, Reply(status=302, headers={"Location": f"{other.url}/login?token=1"}))

        assert f"sends us on to {other.url} (302); if that is right, give the final address" in message
        assert other.seen == []


def test_trickling_body(system: System) -> None:
    """One byte at a time does not keep us past the deadline."""
    raw = [HEAD + b"Content-Length: 1000\r\n\r\n", *repeat(b" ", 500)]

    assert "did not finish within 0.5 s" in refused(system, Reply(raw=raw, pause=0.05), deadline="0.5")


def test_trickling_headers(system: System) -> None:
    """Neither do headers that never end."""
    assert "did not finish within 0.5 s" in refused(
        system, Reply(raw=[HEAD, *repeat(b"X", 500)], pause=0.05), deadline="0.5"
    )


def test_silence(system: System) -> None:
    """A server that says nothing is given up after the timeout."""
    assert "was silent for 0.3 s" in refused(system, Reply(raw=[b""], pause=1), timeout="0.3")


def test_shouting(system: System) -> None:
    """A hundred megabytes are cut off at the limit."""
    raw = [HEAD + b"Content-Length: 100000000\r\n\r\n", *repeat(b" " * 1_000_000, 100)]

    assert "gave more than 2 MB" in refused(system, Reply(raw=raw), max_megabytes="2")


def test_bomb(system: System) -> None:
    """What unpacks to more than the limit is cut off too, and no packing we did not ask for is unpacked."""
    packed = gzip.compress(b" " * 10_000_000)

    assert "gave more than 2 MB" in refused(
        system, Reply(packed, headers={"Content-Encoding": "gzip"}), max_megabytes="2"
    )
    assert "did not ask for" in refused(
        system, Reply(gzip.compress(packed), headers={"Content-Encoding": "gzip, gzip"})
    )


def test_endless_pages(counting_system: System) -> None:
    """A total that is never reached ends in an error."""
    system = counting_system
    endless = altered(system, 150, total=10**9, total_count=10**9, totalcount=10**9)

    with serving(endless) as web, pytest.raises(SourceError, match=r"another number of tickets|more than 6 answers"):
        keys(system.open(web.url, max_pages="6"))


@pytest.mark.parametrize("system", SYSTEMS[:2], ids=lambda system: system.name)
def test_last_page_dropped(system: System) -> None:
    """Fewer rows than the total are an error, however often they are asked for."""
    fake = system.fake(150)

    def cut(question: Question) -> Reply:
        reply = fake(question)
        place = question.query.get("page", question.query.get("offset", "0"))
        last = system.is_list(question) and place not in ("0", "1")
        return as_json({**json.loads(reply.body), "items": [], "issues": []}) if last else reply

    with serving(cut) as web, pytest.raises(SourceError, match="another number of tickets than it said"):
        keys(system.open(web.url))


@pytest.mark.parametrize("system", SYSTEMS[:2], ids=lambda system: system.name)
def test_page_repeated(system: System) -> None:
    """A row that comes twice and so hides another is an error."""
    fake = system.fake(200)

    def repeated(question: Question) -> Reply:
        query = {**question.query, "page": "1", "offset": "0"} if system.is_list(question) else question.query
        return fake(Question(question.path, query, question.headers))

    with serving(repeated) as web, pytest.raises(SourceError, match="another number of tickets than it said"):
        keys(system.open(web.url))


@pytest.mark.parametrize("system", SYSTEMS[:2], ids=lambda system: system.name)
def test_links_in_answers_are_not_followed(system: System) -> None:
    """Pages are counted by us: a link to another host is never asked."""
    with serving(lambda question: Reply()) as other:
        with serving(altered(system, 150, next_page=f"{other.url}/REST/2.0/tickets?page=2")) as web:
            assert keys(system.open(web.url)) == list(range(1, 151))

        assert other.seen == []


def test_only_questions_are_sent(system: System) -> None:
    """The token goes out in its header, to one host, and nowhere into an address."""
    with serving(system.fake(5)) as web:
        system.open(web.url).check()

        assert all((system.sent or system.token) in " ".join(question.headers.values()) for question in web.seen)
        assert not any(system.token in question.text for question in web.seen)
