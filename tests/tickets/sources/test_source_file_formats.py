"""The file source on JSON, JSON Lines and XLSX exports, and its settings."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from plugins.core.source.config.ticket_rules import Exclude, Exclusion
from plugins.core.source.errors import ContentError
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import COLUMNS, export, rows
from tests.tickets.sources.opening import WEEK, keys, open_named

TICKET: dict[str, object] = {
    "Number": 1,
    "Opened": "2026-10-19T06:00:00Z",
    "Closed": None,
    "State": "New",
    "Group": "Desk",
    "Subject": "VPN",
    "Tags": ["a"],
}
NESTED = {**TICKET, "State": {"name": "New"}}
ODD = {**TICKET, "Number": 2, "State": "Odd"}
MISSPELT = {name.replace("Opened", "Opend"): value for name, value in TICKET.items()}


def test_json_list(tmp_path: Path) -> None:
    """A list of objects is read; a list of texts is labels, null is nothing."""
    ticket = next(iter(export(tmp_path, json.dumps([TICKET]), "export.json").fetch(WEEK, Exclusion())))

    assert (ticket.key, ticket.created, ticket.ended) == ("1", datetime(2026, 10, 19, 6, tzinfo=UTC), None)
    assert ticket.labels == frozenset({"a"})


def test_json_list_under_a_key(tmp_path: Path) -> None:
    """The list may stand under a key, and a value inside another object."""
    columns = {**COLUMNS, "status": "State.name"}
    text = json.dumps({"meta": {"rows": [1]}, "rows": [NESTED]}, indent=1)

    assert keys(export(tmp_path, text, "export.json", rows="rows", columns=columns)) == [1]


def test_json_lines(tmp_path: Path) -> None:
    """One object a line; empty lines are passed over."""
    text = "\n".join([json.dumps(TICKET), "", json.dumps({**TICKET, "Number": "2"})])

    assert keys(export(tmp_path, text, "export.jsonl")) == [1, 2]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("export.json", json.dumps([TICKET, ODD], indent=1), "json:13: State: 'Odd' has no meaning (1 ticket)"),
        ("export.json", json.dumps([MISSPELT]), "Opened: is a key of no ticket; did you mean `Opend`"),
        ("export.json", json.dumps([NESTED]), "json:1: State: is not a single value; name one inside it"),
        ("export.json", json.dumps([TICKET])[:-1], "json:1: is not JSON: a comma or ] is missing"),
        ("export.json", "[" + json.dumps(TICKET)[:-9], "json:1: is not JSON from here on"),
        ("export.json", "[" * 100_000, "json:1: is not JSON from here on"),
        ("export.json", json.dumps({"a": []}), "is not a JSON list of tickets; name the key"),
        ("export.json", "[1]", "json:1: is not an object"),
        ("export.jsonl", json.dumps(TICKET) + "\n{", "jsonl:2: is not one JSON object"),
    ],
)
def test_mistakes_with_their_lines(tmp_path: Path, name: str, text: str, message: str) -> None:
    """Mistakes in JSON name the line that the object starts on."""
    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text, name))

    assert message in str(caught.value)


def test_key_that_does_not_exist(tmp_path: Path) -> None:
    """A wrong `rows` is an error that lists the keys there are."""
    with pytest.raises(SourceError, match="has no key 'tickets'; there are meta, issues"):
        keys(export(tmp_path, json.dumps({"meta": 1, "issues": [TICKET]}), "export.json", rows="tickets"))


def workbook(path: Path, *rows: list[object], sheet: str = "Tickets") -> None:
    """An XLSX file with these rows on its second sheet."""
    book = Workbook()
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(row)
    book.save(path)


def test_xlsx(tmp_path: Path) -> None:
    """Dates are those that Excel holds, numbers lose their .0, and empty rows are passed over."""
    source = export(tmp_path, b"", "export.xlsx", sheet="Tickets")
    header: list[object] = ["Number", "Opened", "Closed", "State", "Group", "Subject", "Tags"]
    opened = datetime(2026, 10, 19, 8)  # noqa: DTZ001  Excel knows no zones
    workbook(tmp_path / "export.xlsx", header, [17.0, opened, None, "New", "Desk", "VPN", "a,b"], [None] * 7)

    tickets = list(source.fetch(WEEK, Exclusion()))

    assert [(ticket.key, ticket.created) for ticket in tickets] == [("17", datetime(2026, 10, 19, 6, tzinfo=UTC))]


def test_xlsx_mistakes(tmp_path: Path) -> None:
    """A sheet that is not there, a column that is not there and a file that is no workbook are errors."""
    workbook(tmp_path / "book.xlsx", ["Number"])
    good = (tmp_path / "book.xlsx").read_bytes()

    for content, sheet, message in (
        (b"no zip", "Tickets", "is not an XLSX workbook"),
        (good, "Ticket", "did you mean `Tickets`"),
        (good, "Tickets", "Opened: is not a column"),
    ):
        with pytest.raises(SourceError, match=message):
            keys(export(tmp_path, content, "export.xlsx", sheet=sheet))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"path": "export.pdf"}, "path: does not end in .csv"),
        ({"dates": "DD.MM.YYYY"}, "'DD.MM.YYYY' does not say a date"),
        ({"dates": ["%H:%M"]}, "does not say a date"),
        ({"encoding": "utf-9"}, "'utf-9' is not an encoding"),
        ({"delimiter": "::"}, "is not one character"),
        ({"timezone": "Berlin"}, "'Berlin' is not a time zone"),
        ({"resolved": ["new"]}, "names 'new', which `open` names too"),
        ({"open": []}, "needs the meaning of its words"),
        ({"exported": "2026-10-19"}, "is not a moment"),
        ({"columns": {"key": "Number", "created": "Opened", "ended": "Opened"}}, "names a column twice"),
        ({"columns": {"key": "Number"}}, "created: is missing"),
        ({"seperator": ";"}, "seperator: is not a field here"),
    ],
)
def test_settings_that_are_wrong(tmp_path: Path, settings: dict[str, object], message: str) -> None:
    """Mistakes in the settings are found before anything is read."""
    base = {"path": "export.csv", "columns": COLUMNS, "open": ["New"], "resolved": ["Solved"]}

    with pytest.raises(ContentError) as caught:
        open_named("file", tmp_path, **{**base, **settings})

    assert message in str(caught.value)


def test_words_with_html_entities(tmp_path: Path) -> None:
    """Titles, queues and labels that a system exports as HTML are read as their words, decoded once, before `exclude` is asked."""
    text = rows(
        "1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk &amp; Door,Caf&egrave; can&#039;t print &amp;amp;,R&amp;D,",
        "2,2026-10-19 08:00,2026-10-20 09:30,Solved,Pay &amp; Law,Secret,,",
    )

    tickets = list(export(tmp_path, text).fetch(WEEK, Exclude(queues=("pay & law",)).make_exclusion()))

    assert [(ticket.queue, ticket.title, ticket.labels) for ticket in tickets] == [
        ("Desk & Door", "Caf\u00e8 can't print &amp;", frozenset({"R&D"}))
    ]
