"""Exports as CSV, JSON, JSON Lines and XLSX: what is read of them, and when it was."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from plugins.core.source.config.ticket_rules import Exclude, Exclusion
from scripts.tickets.ticket import Outcome, Ticket
from tests.tickets.sources.exports import COLUMNS, TICKET, export, rows
from tests.tickets.sources.opening import WEEK, days, keys

GOOD = '1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk,VPN drops,"publish, vpn",who@example.test'
YEAR = days("2026-01-01T00:00Z", "2027-01-01T00:00Z")
GERMAN = rows("1,19.10.2026 08:00,20.10.2026,Solved,Desk,Laptop,,").replace(",", ";").replace("\n", "\r\n")
TWO_ENDS = "Number,Opened,Solved,Closed,State,Group,Subject,Tags\n1,2026-10-19,,2026-10-21,Solved,,,\n"
NO_STATUS = {name: column for name, column in COLUMNS.items() if name != "status"}


def test_a_row_becomes_a_ticket(tmp_path: Path) -> None:
    """The mapped columns arrive, times in UTC, labels apart; no other column does."""
    assert list(export(tmp_path, rows(GOOD)).fetch(WEEK, Exclusion())) == [
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
    text = rows(
        "1,2026-10-12 08:00,2026-10-18 23:59:59,Solved,,,,",
        "2,2026-10-12 08:00,2026-10-19 00:00,Solved,,,,",
        "3,2026-10-25 23:59:59,,New,,,,",
        "4,2026-10-26 00:00,,New,,,,",
        "5,2026-10-20 08:00,2026-10-20 09:00,Spam,,,,",
    )

    assert keys(export(tmp_path, text)) == [2, 3, 5]


TIMES: dict[str, tuple[str, dict[str, object], list[str]]] = {
    "a reopened ticket keeps no end": (rows("1,2026-08-01 08:00,2026-08-02 08:00,Working,,,,"), {}, ["08-01 06:00 - open"]),
    "without a status column the end decides": (
        rows("1,2026-10-19 08:00,2026-10-20 08:00,,,,,", "2,2026-10-19 08:00,?,,,,,"),
        {"columns": NO_STATUS},
        ["10-19 06:00 - 10-20 06:00 resolved", "10-19 06:00 - open"],
    ),
    "the first end that is filled": (
        TWO_ENDS, {"columns": {**COLUMNS, "ended": ["Solved", "Closed"]}}, ["10-19 10:00 - 10-21 10:00 resolved"]
    ),
    "semicolons, German dates and line ends of Windows": (
        GERMAN,
        {"delimiter": ";", "dates": ["%d.%m.%Y %H:%M", "%d.%m.%Y"]},
        ["10-19 06:00 - 10-20 10:00 resolved"],
    ),
    "an hour that comes twice is its first time, unless the ticket would end before it came": (
        rows("1,2026-10-25 02:40,2026-10-25 02:10,Solved,,,,", "2,2026-10-25 02:30,,New,,,,"),
        {},
        ["10-25 00:40 - 10-25 01:10 resolved", "10-25 00:30 - open"],
    ),
    "an hour that clocks skip keeps a ticket's order": (
        rows("1,2026-03-29 02:30,2026-03-29 03:10,Solved,,,,", "2,2026-03-29 02:30,,New,,,,"),
        {},
        ["03-29 00:30 - 03-29 01:10 resolved", "03-29 00:30 - open"],
    ),
    "a stamp that says its offset needs no setting": (
        rows("1,2026-10-19T08:00:00+01:00,,New,,,,"), {"timezone": "Europe/Berlin"}, ["10-19 07:00 - open"]
    ),
    "another one is on the clocks of the setting": (
        rows("1,2026-10-19T08:00:00,,New,,,,"), {"timezone": "UTC"}, ["10-19 08:00 - open"]
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TIMES)
def test_times(name: str, tmp_path: Path) -> None:
    """Beginning, end and outcome of each ticket, in UTC."""
    text, settings, expected = TIMES[name]

    found = export(tmp_path, text, **settings).fetch(YEAR, Exclusion())

    assert [
        f"{each.created:%m-%d %H:%M} - {f'{each.ended:%m-%d %H:%M} ' if each.ended else ''}{each.outcome}"
        for each in found
    ] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    """UTF-8 is read with or without its mark, others by their names."""
    settings = {} if encoding.startswith("utf-8") else {"encoding": encoding}
    text = rows("1,2026-10-19 08:00,,New,Büro,Übersicht fehlt,,")

    (ticket,) = export(tmp_path, text.encode(encoding), **settings).fetch(WEEK, Exclusion())

    assert (ticket.queue, ticket.title) == ("Büro", "Übersicht fehlt")


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


def test_check_and_capabilities(tmp_path: Path) -> None:
    """A check counts what the export holds and what no clock showed; the capabilities say what it can tell, and until when."""
    columns = {name: column for name, column in COLUMNS.items() if name not in ("title", "labels")}
    text = rows(GOOD, "2,2026-03-29 02:30,,New,,,,")
    source = export(tmp_path, text, columns=columns, exported="2026-11-01T12:00:00+01:00")

    report = source.check()

    skipped = "1 times were never shown by a clock in Europe/Berlin; is `timezone` right?"
    assert (report.visible, report.zone, report.notes) == (2, "Europe/Berlin", (skipped,))
    assert report.survey and report.survey.statuses == {"Solved": 1, "New": 1}
    assert (source.capabilities.titles, source.capabilities.labels) == (False, False)
    assert source.capabilities.known_until == datetime(2026, 11, 1, 11, tzinfo=UTC)


def test_tickets_that_are_never_to_be_seen(tmp_path: Path) -> None:
    """Rows of a queue or kind that nobody may see become no tickets, even with mistakes in them; how many is known."""
    text = rows(
        "1,2026-10-19 08:00,2026-10-20 09:30,Solved, DESK,Secret,,Change",
        "2,2026-10-19 08:00,2026-10-20 09:30,Solved,Mail,Secret,,INCIDENT",
        "3,yesterday,,Nonsense,Desk,Secret,,",
        "4,2026-10-19 08:00,2026-10-20 09:30,Solved,Mail,Seen,,Change",
    )
    source = export(tmp_path, text, columns=COLUMNS | {"kind": "Requester"})

    tickets = list(source.fetch(WEEK, Exclusion(frozenset({"desk"}), frozenset({"incident"}))))

    assert [(ticket.key, ticket.title, ticket.kind) for ticket in tickets] == [("4", "Seen", "Change")]
    reading = getattr(source, "reading")  # noqa: B009  no part of the protocol
    assert (reading.dropped, reading.excluded) == (3, {("queues", "desk"), ("kinds", "incident")})
    assert list(reading.rows.values()) == [4]


def test_requesters_are_told_apart_and_no_more(tmp_path: Path) -> None:
    """The same requester has the same mark within a reading and another one in the next; who it is cannot be told from it."""
    people = enumerate(("ana", "bob", "ana", ""))
    text = rows(*(f"{number},2026-10-19 08:00,,New,Desk,x,,{who}" for number, who in people))
    source = export(tmp_path, text, columns=COLUMNS | {"requester": "Requester"})

    first, again = ([ticket.requester for ticket in source.fetch(WEEK, Exclusion())] for _ in range(2))

    assert first[0] == first[2] != first[1]
    assert first[3] is None
    assert None not in first[:3] and not set(first[:3]) & set(again[:3])


NESTED = json.dumps({"meta": {"rows": [1]}, "rows": [{**TICKET, "State": {"name": "New"}}]}, indent=1)
LINES = "\n".join([json.dumps(TICKET), "", json.dumps({**TICKET, "Number": "2"})])


@pytest.mark.parametrize(
    ("name", "text", "settings", "count"),
    [
        ("export.json", json.dumps([TICKET]), {}, 1),
        ("export.json", NESTED, {"rows": "rows", "columns": {**COLUMNS, "status": "State.name"}}, 1),
        ("export.jsonl", LINES, {}, 2),
    ],
)
def test_json(tmp_path: Path, name: str, text: str, settings: dict[str, object], count: int) -> None:
    """JSON is a list of objects, such a list under a key with values inside other objects, or an object a line."""
    found = list(export(tmp_path, text, name, **settings).fetch(WEEK, Exclusion()))

    assert [ticket.key for ticket in found] == [str(number) for number in range(1, count + 1)]
    assert {(each.created, each.ended) for each in found} == {(datetime(2026, 10, 19, 6, tzinfo=UTC), None)}
    assert {each.labels for each in found} == {frozenset({"a"})}  # a list of texts; null is nothing


def test_xlsx(tmp_path: Path) -> None:
    """Dates are those that Excel holds, numbers lose their .0, and empty rows are passed over."""
    source, book = export(tmp_path, b"", "export.xlsx", sheet="Tickets"), Workbook()
    opened = datetime(2026, 10, 19, 8)  # noqa: DTZ001  Excel knows no zones
    sheet = book.create_sheet("Tickets")
    for row in (list(TICKET), [17.0, opened, None, "New", "Desk", "VPN", "a,b"], [None] * 7):
        sheet.append(row)
    book.save(tmp_path / "export.xlsx")

    tickets = list(source.fetch(WEEK, Exclusion()))

    assert [(ticket.key, ticket.created) for ticket in tickets] == [("17", datetime(2026, 10, 19, 6, tzinfo=UTC))]
