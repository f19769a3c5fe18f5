"""Mistakes in CSV exports."""

from pathlib import Path

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import COLUMNS, HEADER, export, rows
from tests.tickets.sources.opening import keys

GOOD = '1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk,VPN drops,"publish, vpn",who@example.test'


def test_every_mistake_at_once(tmp_path: Path) -> None:
    """All mistakes of an export are told in one run, each with its place and cure."""
    text = rows(
        GOOD,
        "1,2026-10-19 08:00,,New,,,,",
        ",2026-10-19 08:00,,New,,,,",
        "4,,,New,,,,",
        "5,2026-10-19 08:00,2026-10-01 08:00,Solved,,,,",
        "6,2026-10-19 08:00,,Solved,,,,",
        "7,2026-10-19 08:00,,Parked,,,,",
        "8,2026-10-19 08:00,,Parked,,,,",
    )

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text))

    assert [line.split("export.csv:")[1] for line in str(caught.value).splitlines()] == [
        "3: Number: is the key of line 2 too; export each ticket once",
        "4: Number: is empty; every ticket needs its number",
        "5: Opened: is empty; every ticket was created at some time",
        "6: Closed: is before Opened; correct the export, or the order of `dates`",
        "7: Closed: is empty although the status says that the ticket is finished; name a second column under `ended`",
        "8: State: 'Parked' has no meaning (2 tickets); add it to `open`, `resolved` or `rejected`",
    ]


def test_many_mistakes_are_counted(tmp_path: Path) -> None:
    """After twenty mistakes the others are counted, and every row is still read."""
    text = rows(*(f"{number},yesterday,,New,,,," for number in range(30)))

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text))

    told = str(caught.value).splitlines()
    assert (len(told), told[-1]) == (21, "… and 10 more")


def test_no_text_of_a_ticket_in_a_mistake(tmp_path: Path) -> None:
    """A wrong mapping does not spill titles or addresses into the log."""
    columns = {**COLUMNS, "created": "Subject", "status": "Requester", "ended": "Closed"}
    text = rows("1,,,New,,Ana Núñez lost 0151-2345678,,ana@example.test")

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text, columns=columns))

    for secret in ("Ana", "Núñez", "2345678", "ana@"):
        assert secret not in str(caught.value)
    assert "a text of 16 characters" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEADER.replace("Opened", "Opened at"), "1: Opened: is not a column; did you mean `Opened at`?"),
        (HEADER.replace(",", ";"), "is `delimiter` ';'?"),
        (HEADER.replace("Group", "State"), "State: is the name of two columns"),
        ("", "is empty; export it again with its header"),
        (HEADER + "1,2026-10-19\n", "2: has 2 fields, the header has 8"),
        (HEADER + '1,"2026-10-19', "2: is not CSV: unexpected end of data"),
        (
            HEADER.encode() + b"1,2026-10-19,,New,B\xfcro,,,\n",
            "2: is not UTF-8 (invalid start byte); try `encoding: cp1252`",
        ),
        (HEADER.encode("utf-16"), "try `encoding: utf-16`"),
    ],
)
def test_files_that_are_no_such_table(tmp_path: Path, content: str | bytes, message: str) -> None:
    """A file of another shape is an error with its line and cure."""
    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, content))

    assert message in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    source = export(tmp_path, "")
    (tmp_path / "export.csv").unlink()

    with pytest.raises(SourceError, match=r"export\.csv:1: cannot be read: No such file"):
        source.check()


def test_row_later_than_the_export(tmp_path: Path) -> None:
    """A ticket from after the export shows that a zone or a date format is wrong."""
    source = export(tmp_path, rows(GOOD), exported="2026-10-20T07:00:00Z")

    with pytest.raises(SourceError, match="Closed: is later than `exported`"):
        keys(source)
