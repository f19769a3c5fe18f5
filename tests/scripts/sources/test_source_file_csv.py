"""The file source on CSV exports."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.core.ticket import Outcome, Ticket
from scripts.sources.protocol import SourceError
from tests.scripts.sources.exports import COLUMNS, HEADER, export, rows
from tests.scripts.sources.opening import WEEK, days, keys

GOOD = '1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk,VPN drops,"publish, vpn",who@example.test'


def test_a_row_becomes_a_ticket(tmp_path: Path) -> None:
    """The mapped columns arrive, times in UTC, labels apart; no other column does."""
    tickets = list(export(tmp_path, rows(GOOD)).fetch(WEEK))

    assert tickets == [
        Ticket(
            key="1",
            created=datetime(2026, 10, 19, 6, tzinfo=UTC),
            ended=datetime(2026, 10, 20, 7, 30, tzinfo=UTC),
            outcome=Outcome.RESOLVED,
            queue="Desk",
            title="VPN drops",
            labels=frozenset({"publish", "vpn"}),
        )
    ]


def test_only_what_was_alive(tmp_path: Path) -> None:
    """A ticket belongs to a window if it came before its end, and is open or ended at or after its start."""
    source = export(
        tmp_path,
        rows(
            "1,2026-10-12 08:00,2026-10-18 23:59:59,Solved,,,,",
            "2,2026-10-12 08:00,2026-10-19 00:00,Solved,,,,",
            "3,2026-10-25 23:59:59,,New,,,,",
            "4,2026-10-26 00:00,,New,,,,",
            "5,2026-10-20 08:00,2026-10-20 09:00,Spam,,,,",
        ),
    )

    assert keys(source) == [2, 3, 5]


def test_reopened_ticket_has_no_end(tmp_path: Path) -> None:
    """The status decides: the stamp of an earlier end does not close a ticket."""
    source = export(tmp_path, rows("1,2026-08-01 08:00,2026-08-02 08:00,Working,,,,"))

    assert [(ticket.outcome, ticket.ended) for ticket in source.fetch(WEEK)] == [(Outcome.OPEN, None)]


def test_without_status_column_the_end_decides(tmp_path: Path) -> None:
    """An export without statuses has open and resolved tickets."""
    columns = {name: column for name, column in COLUMNS.items() if name != "status"}
    text = rows("1,2026-10-19 08:00,2026-10-20 08:00,,,,,", "2,2026-10-19 08:00,?,,,,,")

    outcomes = [ticket.outcome for ticket in export(tmp_path, text, columns=columns).fetch(WEEK)]

    assert outcomes == [Outcome.RESOLVED, Outcome.OPEN]


def test_first_end_that_is_filled(tmp_path: Path) -> None:
    """Several columns can hold the end, as where a system dates solving and closing."""
    columns = {**COLUMNS, "ended": ["Solved", "Closed"]}
    text = "Number,Opened,Solved,Closed,State,Group,Subject,Tags\n1,2026-10-19,,2026-10-21,Solved,,,\n"

    tickets = list(export(tmp_path, text, columns=columns).fetch(WEEK))

    assert tickets[0].ended == datetime(2026, 10, 20, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("encoding", "settings"),
    [
        ("utf-8", {}),
        ("utf-8-sig", {}),
        ("cp1252", {"encoding": "cp1252"}),
        ("utf-16", {"encoding": "utf-16"}),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, settings: dict[str, object]) -> None:
    """UTF-8 is read with or without its mark, others by their names."""
    text = rows("1,2026-10-19 08:00,,New,Büro,Übersicht fehlt,,")

    tickets = list(export(tmp_path, text.encode(encoding), **settings).fetch(WEEK))

    assert (tickets[0].queue, tickets[0].title) == ("Büro", "Übersicht fehlt")


def test_semicolons_german_dates_and_windows_line_ends(tmp_path: Path) -> None:
    """What a German Excel writes is read with two settings."""
    text = rows("1,19.10.2026 08:00,20.10.2026,Solved,Desk,Laptop,,").replace(",", ";").replace("\n", "\r\n")
    dates = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]

    tickets = list(export(tmp_path, text, delimiter=";", dates=dates).fetch(WEEK))

    assert tickets[0].ended == datetime(2026, 10, 19, 22, tzinfo=UTC)


def test_line_breaks_inside_quotes(tmp_path: Path) -> None:
    """A field may hold lines; a mistake after it still names the line that its row starts on."""
    text = rows('1,2026-10-19 08:00,,New,,"two\nlines",,', "2,19/10/2026,,New,,,,")

    with pytest.raises(SourceError, match=r"export\.csv:4: Opened: has the form '99/99/9999'"):
        keys(export(tmp_path, text))


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
        "9,2026-03-29 02:30,,New,,,,",
    )

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, text))

    assert [line.split("export.csv:")[1] for line in str(caught.value).splitlines()] == [
        "3: Number: is the key of line 2 too; export each ticket once",
        "4: Number: is empty; every ticket needs its number",
        "5: Opened: is empty; every ticket was created at some time",
        "6: Closed: is before Opened; correct the export, or the order of `dates`",
        "7: Closed: is empty although the status says that the ticket is finished; name a second column under `ended`",
        "10: Opened: is a time that clocks in Europe/Berlin skipped; set `timezone` to the zone of the export",
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


def test_standing_and_capabilities(tmp_path: Path) -> None:
    """A check counts what the export holds; the capabilities say what it can tell and until when."""
    columns = {name: column for name, column in COLUMNS.items() if name not in ("title", "labels")}
    source = export(tmp_path, rows(GOOD), columns=columns, exported="2026-11-01T12:00:00+01:00")

    standing = source.check()

    assert (standing.visible, standing.zone, standing.notes) == (1, "Europe/Berlin", ("1 resolved",))
    assert (source.capabilities.titles, source.capabilities.labels) == (False, False)
    assert source.capabilities.known_until == datetime(2026, 11, 1, 11, tzinfo=UTC)


def test_hour_that_comes_twice(tmp_path: Path) -> None:
    """02:30 on the night the clocks go back is its first time, unless the ticket would end before it came."""
    text = rows("1,2026-10-25 02:40,2026-10-25 02:10,Solved,,,,", "2,2026-10-25 02:30,,New,,,,")

    first, second = export(tmp_path, text).fetch(days("2026-10-01T00:00Z", "2026-11-01T00:00Z"))

    assert (first.created, first.ended) == (
        datetime(2026, 10, 25, 0, 40, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 10, tzinfo=UTC),
    )
    assert second.created == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_stamp_without_a_zone(tmp_path: Path) -> None:
    """Stamps that say their offset need no setting; those that do not are never guessed."""
    columns = {"key": "Number", "created": "Opened", "ended": "Closed"}
    aware = export(tmp_path, rows("1,2026-10-19T08:00:00+02:00,,,,,,"), columns=columns, timezone="Europe/Berlin")
    naive = export(tmp_path, rows("1,2026-10-19T08:00:00,,,,,,"), "naive.csv", columns=columns, timezone="UTC")

    assert next(iter(aware.fetch(WEEK))).created == datetime(2026, 10, 19, 6, tzinfo=UTC)
    assert next(iter(naive.fetch(WEEK))).created == datetime(2026, 10, 19, 8, tzinfo=UTC)
