"""docs/connect-your-ticket-system.md: its settings are valid and its own source runs."""

import re
from pathlib import Path

import pytest

from plugins.core.record import validate
from plugins.core.ticket import Outcome
from plugins.core.ticket_rules import Never, load_tickets_file
from scripts.sources.finding import BUILT_IN, find_source
from scripts.sources.protocol import Source, SourceError
from tests.scripts.sources.opening import QUICK, WEEK
from tests.scripts.sources.web import Question, Reply, as_json, serving

PAGE = Path(__file__).parents[3] / "docs" / "connect-your-ticket-system.md"


def blocks(language: str) -> list[str]:
    """The code blocks of the page in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def opened(folder: Path, text: str, environ: dict[str, str]) -> Source:
    """The source that a tickets.yaml with this text describes."""
    (folder / "tickets.yaml").write_text(text, encoding="utf-8")
    (folder / "desk.py").write_text(blocks("python")[0], encoding="utf-8")
    file = load_tickets_file(folder / "tickets.yaml")
    module = find_source(file.rules.source, folder)
    return module.open_source(validate(module.Settings, file.section, file.path), folder, environ)


@pytest.mark.parametrize("text", blocks("yaml"))
def test_settings_of_the_page_are_valid(text: str, tmp_path: Path) -> None:
    """Every block of settings can be copied and is accepted."""
    assert opened(tmp_path, text, {}).capabilities


def test_every_source_is_on_the_page() -> None:
    """Each of our own sources has a block of settings."""
    assert {*BUILT_IN, "desk.py"} == {re.findall(r"^source: (.*)$", text, re.MULTILINE)[0] for text in blocks("yaml")}


def own_source(folder: Path, url: str) -> Source:
    """The page's own source, pointed at a desk on loopback."""
    text = blocks("yaml")[-1].replace("https://desk.example.com", url)
    quick = "".join(f"  {name}: {value}\n" for name, value in QUICK.items())
    return opened(folder, text + quick, {"DESK_TOKEN": "secret"})


def desk(question: Question) -> Reply:
    """Three tickets on two pages, with what nobody asked for."""
    if question.headers.get("authorization") != "Bearer secret" or question.query.get("group") != "Service desk":
        return Reply(status=401)
    first = {"id": 1, "state": "waiting", "opened": "2026-10-19T08:00:00Z", "requester": "who@example.test"}
    second = {**first, "id": 2, "state": "done", "closed": "2026-10-20T08:00:00Z"}
    third = {**first, "id": 3, "state": "spam", "closed": "2026-10-18T21:59:59Z"}
    if question.query.get("page") == "2":
        return as_json({"total": 3, "tickets": [third]})
    return as_json({"total": 3, "tickets": [first, second], "next": "/api/tickets?group=Service+desk&page=2"})


def test_own_source_of_the_page(tmp_path: Path) -> None:
    """The page's own source reads all pages and keeps the window."""
    with serving(desk) as web:
        source = own_source(tmp_path, web.url)

        assert source.check().visible == 3
        assert {ticket.key: ticket.outcome for ticket in source.fetch(WEEK, Never())} == {
            "1": Outcome.OPEN,
            "2": Outcome.RESOLVED,
        }


def test_own_source_that_misses_rows(tmp_path: Path) -> None:
    """The page's own source does not accept fewer tickets than there are."""
    short = as_json({"total": 3, "tickets": []})

    with serving(lambda question: short) as web, pytest.raises(SourceError, match="says 3 tickets and gives 0"):
        list(own_source(tmp_path, web.url).fetch(WEEK, Never()))
