"""Mistakes in exports and in their settings: all of them at once, each with its place and cure, and no text of a ticket."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from plugins.core.source.errors import ContentError
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import COLUMNS, HEADER, TICKET, export, rows
from tests.tickets.sources.opening import keys, open_named

GOOD = '1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk,VPN drops,"publish, vpn",who@example.test'
ODD = {**TICKET, "Number": 2, "State": "Odd"}
NESTED = {**TICKET, "State": {"name": "New"}}
MISSPELT = {name.replace("Opened", "Opend"): value for name, value in TICKET.items()}
ONE = json.dumps([TICKET])
LATIN = rows("1,2026-10-19,,New,B\xfc,,,").encode("latin-1")
TWO_LINES = rows('1,2026-10-19 08:00,,New,,"two\nlines",,', "2,19/10/2026,,New,,,,")


def test_every_mistake_at_once(tmp_path: Path) -> None:
    """All mistakes of an export are told in one run, each with its place and cure."""
    text = rows(
        GOOD,
        "1,2026-10-19 08:00,,New,,,,",
        ",2026-10-19 08:00,,New,,,,",
        "4,,,New,,,,",
        "7,2026-10-19 08:00,,Parked,,,,",
        "8,2026-10-19 08:00,,Parked,,,,",
    )

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text))

    assert [line.split("export.csv:")[1] for line in str(caught.value).splitlines()] == [
        "3: Number: is the key of line 2 too; export each ticket once",
        "4: Number: is empty; every ticket needs its number",
        "5: Opened: is empty; every ticket was created at some time",
        "6: State: 'Parked' has no meaning (2 tickets); add it to `open`, `resolved` or `rejected`",
    ]


def test_many_mistakes_are_counted(tmp_path: Path) -> None:
    """One cause is one line with its rows counted; after twenty causes the others are counted, and every row is still read."""
    same = rows(*(f"{number},yesterday,,New,,,," for number in range(78)))
    forms = ["y" + "-y" * number for number in range(13)] + ["9" + " 9" * number for number in range(13)]
    different = rows(*(f"{number},{form},,New,,,," for number, form in enumerate(forms)))

    with pytest.raises(SourceError) as one:
        keys(export(tmp_path, same))
    with pytest.raises(SourceError) as many:
        keys(export(tmp_path, different))

    assert str(one.value).endswith("correct it or `dates` (78 rows, the first in line 2)")
    told = str(many.value).splitlines()
    assert (len(told), told[-1]) == (21, "… and 6 more")


def test_no_text_of_a_ticket_in_a_mistake(tmp_path: Path) -> None:
    """A wrong mapping does not spill titles or addresses into the log."""
    columns = {**COLUMNS, "created": "Subject", "status": "Requester", "ended": "Closed"}
    text = rows("1,,,New,,Ana Núñez lost 0151-2345678,,ana@example.test")

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text, columns=columns))

    assert not any(secret in str(caught.value) for secret in ("Ana", "Núñez", "2345678", "ana@"))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("csv", HEADER.replace("Opened", "Opened at"), "1: Opened: is not a column; did you mean `Opened at`?"),
        ("csv", "", "is empty; export it again with its header"),
        ("csv", HEADER + "1,2026-10-19\n", "2: has 2 fields, the header has 8"),
        ("csv", HEADER + '1,"2026-10-19', "2: is not CSV: unexpected end of data"),
        ("csv", LATIN, "2: is not UTF-8 (invalid start byte); try `encoding: cp1252`"),
        ("csv", HEADER.encode("utf-16-le"), "try `encoding: utf-16-le`"),
        ("csv", TWO_LINES, "csv:4: Opened: has the form '99/99/9999'"),
        ("json", json.dumps([TICKET, ODD], indent=1), "json:13: State: a status that is not shown here has no meaning"),
        ("json", json.dumps([MISSPELT]), "Opened: is not a column; did you mean `Opend`"),
        ("json", json.dumps([NESTED]), "json:1: State: is not a single value; name one inside it"),
        ("json", ONE[:-1], "json:1: is not JSON: a comma or ] is missing"),
        ("json", ONE[:-10], "json:1: is not JSON from here on"),
        ("json", "[" * 100_000, "json:1: is not JSON from here on"),
        ("json", json.dumps({"a": []}), "is not a JSON list of tickets; name the key"),
        ("json", "[1]", "json:1: is not an object"),
        ("jsonl", json.dumps(TICKET) + "\n{", "jsonl:2: is not one JSON object"),
    ],
)  # fmt: skip
def test_files_that_are_no_such_table(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    """A file of another shape is an error with the line that the row starts on, and its cure."""
    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, content, f"export.{name}"))

    assert message in str(caught.value)


def test_xlsx_mistakes(tmp_path: Path) -> None:
    """A sheet that is not there, a column that is not there and a file that is no workbook are errors."""
    book = Workbook()
    book.create_sheet("Tickets").append(["Number"])
    book.save(tmp_path / "book.xlsx")
    good = (tmp_path / "book.xlsx").read_bytes()

    for content, sheet, message in (
        (b"PK\x03\x04 no zip", "Tickets", "is a damaged zip or workbook"),
        (good, "Ticket", "did you mean `Tickets`"),
        (good, "Sheet", "'Sheet' is not a sheet with cells"),
        (good, "Tickets", "Opened: is not a column; no column has a name near it"),
    ):
        with pytest.raises(SourceError, match=message):
            keys(export(tmp_path, content, "export.xlsx", sheet=sheet))


def test_what_only_the_whole_export_shows(tmp_path: Path) -> None:
    """A key that leads to no list, and a path that leads nowhere are errors with their cure."""
    text = json.dumps({"meta": 1, "issues": [TICKET]})
    with pytest.raises(SourceError, match="has no key 'tickets'; is `rows` right"):
        keys(export(tmp_path, text, "export.json", rows="tickets"))
    source = export(tmp_path, rows(GOOD))
    (tmp_path / "export.csv").unlink()
    with pytest.raises(SourceError, match=r"export\.csv:1: cannot be read: No such file"):
        source.check()


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"path": []}, "path: is empty; give the export's path"),
        ({"quotes": "single"}, "'single' is not one of double, none"),
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
