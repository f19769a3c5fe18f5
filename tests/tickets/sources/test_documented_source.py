"""docs/connect-your-ticket-system.md: its settings are valid and its own source runs."""

import re
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion, load_tickets_file
from plugins.core.source.records.loading import validate
from scripts.tickets.sources.protocol import Source, SourceError
from scripts.tickets.sources.source_loader import BUILT_IN, find_source
from scripts.tickets.ticket import Outcome
from tests.tickets.sources.opening import QUICK, WEEK
from tests.tickets.sources.web import Question, Reply, as_json, serving

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "connect-your-ticket-system.md"
PAGES = (PAGE, *sorted((DOCS / "ticket-systems").glob("*.md")))


def blocks(language: str, *pages: Path) -> list[str]:
    """The code blocks of pages in a language, of the first page if none is named."""
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages or (PAGE,))
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def opened(folder: Path, text: str, environ: dict[str, str]) -> Source:
    """The source that a tickets.yaml with this text describes."""
    (folder / "tickets.yaml").write_text(text, encoding="utf-8")
    (folder / "desk.py").write_text(blocks("python")[0], encoding="utf-8")
    file = load_tickets_file(folder / "tickets.yaml")
    module = find_source(file.rules.source, folder)
    return module.open_source(validate(module.Settings, file.section, file.path), folder, environ)


@pytest.mark.parametrize("text", blocks("yaml", *PAGES))
def test_settings_of_the_page_are_valid(text: str, tmp_path: Path) -> None:
    """Every block of settings can be copied and is accepted."""
    assert opened(tmp_path, text, {}).capabilities


def test_every_source_is_on_the_page() -> None:
    """Each of our own sources has a block of settings."""
    assert {*BUILT_IN, "desk.py"} == {
        re.findall(r"^source: (.*)$", text, re.MULTILINE)[0] for text in blocks("yaml", *PAGES)
    }


def own_source(folder: Path, url: str) -> Source:
    """The page's own source, pointed at a desk on loopback."""
    text = blocks("yaml")[-1].replace("https://desk.example.com", url)
    quick = "".join(f"  {name}: {value}\n" for name, value in QUICK.items())
    return opened(folder, text + quick, {"DESK_TOKEN": "secret"})


def desk(question: Question) -> Reply:
    """Four tickets on two pages, with what nobody asked for."""
    if question.headers.get("authorization") != "Bearer secret":
        return Reply(status=401)
    if question.path == "/api/me":
        return as_json({"name": "reader", "address": "who@example.test"})
    if question.query.get("group") != "Service desk":
        return Reply(status=404)
    first = {"id": 1, "state": "waiting", "opened": "2026-10-19T08:00:00Z", "type": "Request", "asked_by": {"id": "u7"}}
    second = {**first, "id": 2, "state": "done", "closed": "2026-10-20T08:00:00Z", "requester": "who@example.test"}
    third = {
        **first,
        "id": 3,
        "opened": "2026-10-17T08:00:00Z",
        "state": "spam",
        "closed": "2026-10-18T21:59:59Z",
        "asked_by": None,
    }
    fourth = {**first, "id": 4, "confidential": True}
    if question.query.get("page") == "2":
        return as_json({"total": 4, "tickets": [third, fourth]})
    return as_json({"total": 4, "tickets": [first, second], "next": "/api/tickets?group=Service+desk&page=2"})


def test_own_source_of_the_page(tmp_path: Path) -> None:
    """The page's own source reads all pages, keeps the window, and leaves out what is confidential."""
    with serving(desk) as web:
        source = own_source(tmp_path, web.url)

        assert (source.check().account, source.check().visible) == ("reader", 4)
        found = {ticket.key: ticket for ticket in source.fetch(WEEK, Exclusion())}

    assert {key: ticket.outcome for key, ticket in found.items()} == {"1": Outcome.OPEN, "2": Outcome.RESOLVED}
    assert found["1"].requester == found["2"].requester
    assert found["1"].requester is not None


def test_own_source_and_never(tmp_path: Path) -> None:
    """The page's own source leaves out kinds that are never fetched, in its question and on reading."""
    with serving(desk) as web:
        found = list(own_source(tmp_path, web.url).fetch(WEEK, Exclusion(kinds=frozenset({"request"}))))

    assert found == []
    assert any(question.query.get("without_types") == "request" for question in web.seen)


def test_own_source_that_misses_rows(tmp_path: Path) -> None:
    """The page's own source does not accept fewer tickets than there are."""

    def short(question: Question) -> Reply:
        return desk(question) if question.path == "/api/me" else as_json({"total": 3, "tickets": []})

    with serving(short) as web, pytest.raises(SourceError, match="another number of tickets than it said"):
        list(own_source(tmp_path, web.url).fetch(WEEK, Exclusion()))
