"""The file source on CSV exports."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclusion
from scripts.tickets.sources.protocol import SourceError
from scripts.tickets.ticket import Outcome, Ticket
from tests.tickets.sources.exports import COLUMNS, export, rows
from tests.tickets.sources.opening import WEEK, days, keys

GOOD = '1,2026-10-19 08:00,2026-10-20 09:30,Solved,Desk,VPN drops,"publish, vpn",who@example.test'


def test_a_row_becomes_a_ticket(tmp_path: Path) -> None:
    """The mapped columns arrive, times in UTC, labels apart; no other column does."""
    tickets = list(export(tmp_path, rows(GOOD)).fetch(WEEK, Exclusion()))

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

    assert [(ticket.outcome, ticket.ended) for ticket in source.fetch(WEEK, Exclusion())] == [(Outcome.OPEN, None)]


def test_without_status_column_the_end_decides(tmp_path: Path) -> None:
    """An export without statuses has open and resolved tickets."""
    columns = {name: column for name, column in COLUMNS.items() if name != "status"}
    text = rows("1,2026-10-19 08:00,2026-10-20 08:00,,,,,", "2,2026-10-19 08:00,?,,,,,")

    outcomes = [ticket.outcome for ticket in export(tmp_path, text, columns=columns).fetch(WEEK, Exclusion())]

    assert outcomes == [Outcome.RESOLVED, Outcome.OPEN]


def test_first_end_that_is_filled(tmp_path: Path) -> None:
    """Several columns can hold the end, as where a system dates solving and closing."""
    columns = {**COLUMNS, "ended": ["Solved", "Closed"]}
    text = "Number,Opened,Solved,Closed,State,Group,Subject,Tags\n1,2026-10-19,,2026-10-21,Solved,,,\n"

    tickets = list(export(tmp_path, text, columns=columns).fetch(WEEK, Exclusion()))

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

    tickets = list(export(tmp_path, text.encode(encoding), **settings).fetch(WEEK, Exclusion()))

    assert (tickets[0].queue, tickets[0].title) == ("Büro", "Übersicht fehlt")


def test_semicolons_german_dates_and_windows_line_ends(tmp_path: Path) -> None:
    """What a German Excel writes is read with two settings."""
    text = rows("1,19.10.2026 08:00,20.10.2026,Solved,Desk,Laptop,,").replace(",", ";").replace("\n", "\r\n")
    dates = ["%d.%m.%Y %H:%M", "%d.%m.%Y"]

    tickets = list(export(tmp_path, text, delimiter=";", dates=dates).fetch(WEEK, Exclusion()))

    assert tickets[0].ended == datetime(2026, 10, 19, 22, tzinfo=UTC)


def test_line_breaks_inside_quotes(tmp_path: Path) -> None:
    """A field may hold lines; a mistake after it still names the line that its row starts on."""
    text = rows('1,2026-10-19 08:00,,New,,"two\nlines",,', "2,19/10/2026,,New,,,,")

    with pytest.raises(SourceError, match=r"export\.csv:4: Opened: has the form '99/99/9999'"):
        keys(export(tmp_path, text))


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

    first, second = export(tmp_path, text).fetch(days("2026-10-01T00:00Z", "2026-11-01T00:00Z"), Exclusion())

    assert (first.created, first.ended) == (
        datetime(2026, 10, 25, 0, 40, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 10, tzinfo=UTC),
    )
    assert second.created == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_hour_that_clocks_skip(tmp_path: Path) -> None:
    """02:30 on the night the clocks go forward keeps a ticket's order, and a check says how many such times there are."""
    source = export(tmp_path, rows("1,2026-03-29 02:30,2026-03-29 03:10,Solved,,,,", "2,2026-03-29 02:30,,New,,,,"))

    first, second = source.fetch(days("2026-03-01T00:00Z", "2026-04-01T00:00Z"), Exclusion())

    moments = datetime(2026, 3, 29, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 10, tzinfo=UTC)
    assert (first.created, first.ended) == moments
    assert second.created == moments[0]
    assert "2 times were never shown by a clock in Europe/Berlin; is `timezone` right?" in source.check().notes


def test_stamp_without_a_zone(tmp_path: Path) -> None:
    """Stamps that say their offset need no setting; those that do not are never guessed."""
    columns = {"key": "Number", "created": "Opened", "ended": "Closed"}
    aware = export(tmp_path, rows("1,2026-10-19T08:00:00+02:00,,,,,,"), columns=columns, timezone="Europe/Berlin")
    naive = export(tmp_path, rows("1,2026-10-19T08:00:00,,,,,,"), "naive.csv", columns=columns, timezone="UTC")

    assert next(iter(aware.fetch(WEEK, Exclusion()))).created == datetime(2026, 10, 19, 6, tzinfo=UTC)
    assert next(iter(naive.fetch(WEEK, Exclusion()))).created == datetime(2026, 10, 19, 8, tzinfo=UTC)


def test_tickets_that_are_never_to_be_seen(tmp_path: Path) -> None:
    """Rows of a queue or kind that nobody may see become no tickets, even with mistakes in them; how many is known."""
    excluded = Exclusion(frozenset({"desk"}), frozenset({"incident"}))
    columns = COLUMNS | {"kind": "Requester"}
    text = rows(
        "1,2026-10-19 08:00,2026-10-20 09:30,Solved, DESK,Secret,,Change",
        "2,2026-10-19 08:00,2026-10-20 09:30,Solved,Mail,Secret,,INCIDENT",
        "3,yesterday,,Nonsense,Desk,Secret,,",
        "4,2026-10-19 08:00,2026-10-20 09:30,Solved,Mail,Seen,,Change",
    )
    source = export(tmp_path, text, columns=columns)

    tickets = list(source.fetch(WEEK, excluded))

    assert [(ticket.key, ticket.title, ticket.kind) for ticket in tickets] == [("4", "Seen", "Change")]
    assert getattr(source, "dropped") == 3  # noqa: B009  no part of the protocol


def test_requesters_are_told_apart_and_no_more(tmp_path: Path) -> None:
    """The same requester has the same mark within a reading and another one in the next; who it is cannot be told from it."""
    columns = COLUMNS | {"requester": "Requester"}
    text = rows(
        *(f"{number},2026-10-19 08:00,,New,Desk,x,,{who}" for number, who in enumerate(("ana", "bob", "ana", "")))
    )
    source = export(tmp_path, text, columns=columns)

    first, again = ([ticket.requester for ticket in source.fetch(WEEK, Exclusion())] for _ in range(2))

    assert first[0] == first[2] != first[1]
    assert first[3] is None
    assert None not in first[:3] and not set(first[:3]) & set(again[:3])
