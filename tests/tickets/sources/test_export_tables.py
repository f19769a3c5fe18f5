"""Exports as people and programs lay them out: titles, groups, totals, columns of one name, quotes that mean nothing."""

import json
from pathlib import Path

import pytest

from plugins.core.source.config.ticket_rules import Exclude, Exclusion
from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.exports import COLUMNS, HEADER, TICKET, export, rows
from tests.tickets.sources.opening import WEEK, keys
from tests.tickets.sources.workbooks import make_xlsx

ONE = "1,2026-10-19 08:00,,New,Desk,VPN drops,,"
TWO = "2,2026-10-19 08:00,2026-10-20 08:00,Solved,Desk,Wi-Fi slow,,"
CANARY = "Zyxcanary"
LAYOUTS = {
    "a title above": '"Tickets of the help desk, 2026-10-01"\n\n' + rows(ONE, TWO),
    "a title and who asked for it": "Report;all tickets\nby;me\n" + rows(ONE, TWO),
    "the delimiter said": "sep=,\r\n" + rows(ONE, TWO),
    "delimiters at the end": rows(ONE, TWO).replace("\n", ",,\n"),
    "delimiters at the end of rows": HEADER + rows(ONE, TWO).replace("\n", ",,\n")[len(HEADER) + 2 :],
    "names of groups": HEADER + f"Desk (1)\n{ONE}\n\nNetwork,,,,,,,\n{TWO}\n",
    "a footer": rows(ONE, TWO) + "\nTotal: 2 records\n",
    "a total": rows(ONE, TWO) + "Total,2,,,,,,\n",
    "a short total": rows(ONE, TWO) + "Total,2\n",
    "a row of sums": rows(ONE, TWO) + ",,,,2,17,50 %,\n",
    "the header on each page": HEADER + ONE + "\n" + HEADER + TWO + "\n",
    "rows without a number": HEADER + f"{ONE}\n,,,,,{CANARY},,\n,,,,,and more,{CANARY},\n{TWO}\n",
    "no-break spaces and case": rows(ONE, TWO).replace("Number,Opened", "\ufeffNUMBER ,\u00a0Opened  "),
    "a mark that nobody sees": "\u200b" + rows(ONE, TWO),
    "old line ends": rows(ONE, TWO).replace("\n", "\r"),
}


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_layouts_of_reports(tmp_path: Path, name: str, kind: str) -> None:
    """The header is found by its names, and what is no ticket around and between the rows does no harm."""
    content: str | bytes = LAYOUTS[name]
    if kind == "xlsx":
        lines = [line for line in LAYOUTS[name].replace("\r", "\n").splitlines() if not line.startswith("sep=")]
        content = make_xlsx([[cell or None for cell in line.split(",")] for line in lines])

    assert keys(export(tmp_path, content, f"export.{kind}")) == [1, 2]


def test_rows_passed_over_are_counted(tmp_path: Path) -> None:
    """A check says how many rows were no tickets, and where the first one stands; it quotes none."""
    source = export(tmp_path, HEADER + f"Desk\n{ONE}\nNetwork\n{TWO}\n,,,,,{CANARY},,\nTotal: 2\n")

    notes = source.check().notes

    assert any("4 rows are no tickets and were passed over (the first in line 2)" in note for note in notes)
    assert CANARY not in str(notes)


def test_row_of_one_cell_that_may_be_a_ticket(tmp_path: Path) -> None:
    """Where the first column is not that of the numbers, a cell alone may be what is left of a ticket: a pull warns."""
    source = export(tmp_path, f"Kind,{HEADER}a,{ONE}\n{CANARY}\nb,{TWO}\n")

    assert keys(source) == [1, 2]
    (warning,) = getattr(source, "reading").warnings  # noqa: B009  no part of the protocol
    assert "1 row of one cell, not in the column of numbers, passed over (the first in line 3)" in warning
    assert CANARY not in warning


BROKEN = {
    "a delimiter that is not quoted": (rows(TWO, ONE.replace("VPN drops", "VPN, drops")), "3: has 9 fields, the rows above have 8"),
    "a delimiter in the first row": (rows(ONE.replace("VPN drops", "VPN, drops"), TWO), "3: has 8 fields, the rows above have 9"),
    "a label beyond the header": (rows(TWO, ONE.replace("VPN", "V,P,N") + "x"), "3: has 10 fields, the rows above have 8"),
    "a line break that is not quoted": (rows(ONE.replace("VPN drops", "VPN\ndrops")), "2: has 6 fields, the header has 8"),
    "a ticket that lost its number": (rows(ONE[1:], TWO), "2: Number: is empty; every ticket needs its number"),
    "a ticket that lost its number and start": (rows(",,,New,Desk,x,,", TWO), "2: Number: is empty"),
    "a ticket that lost its start": (rows("1,,,New,Desk,x,,", TWO), "2: Opened: is empty"),
    "a start that is no date": (rows("1,yesterday,,Odd,Desk,x,,", TWO), "2: Opened: has the form 'a'"),
    "a first header of other names": (
        rows(TWO).replace("Opened", "Started") + rows(ONE), "2: is a ticket above the header in line 3"
    ),
    "hardly any ticket": (HEADER + f"{ONE}\n" + f"{CANARY}\n" * 9, "9 rows below this header say no ticket's number"),
    "a ticket that lost all but its number": (rows(TWO, ONE, "3"), "4: Number: stands alone in its row; is the file whole?"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_broken_rows_are_mistakes(tmp_path: Path, name: str) -> None:
    """A row that may be a ticket is never passed over."""
    content, message = BROKEN[name]

    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, content))

    assert f"export.csv:{message}" in str(caught.value) or message in str(caught.value)
    assert CANARY not in str(caught.value)


def test_header_far_below_is_not_looked_for(tmp_path: Path) -> None:
    """The header is looked for in the first fifty rows, so that a wrong file is said soon; no cell of it is quoted."""
    with pytest.raises(SourceError) as caught:
        keys(export(tmp_path, f"{CANARY},1,2\n" * 60 + rows(ONE)))

    assert "none of the first 50 rows names a column of `Number`, `Opened`" in str(caught.value)
    assert CANARY not in str(caught.value)


def test_first_row_is_a_ticket(tmp_path: Path) -> None:
    """An export without its header quotes nothing of its first ticket, and headers only where they are near the wanted name."""
    with pytest.raises(SourceError) as nothing:
        keys(export(tmp_path, f"1,2026-10-19,,New,{CANARY},Salary of Ana,ana@example.test,\n"))
    with pytest.raises(SourceError) as near:
        keys(export(tmp_path, rows(ONE).replace("Group,Subject", f"Groups,{CANARY}")))

    assert not any(word in str(nothing.value) for word in (CANARY, "Ana", "ana@"))
    assert "Group: is not a column; did you mean `Groups`?" in str(near.value)
    assert "Subject: is not a column; no column has a name near it" in str(near.value)
    assert CANARY not in str(near.value)


def test_wrong_delimiter_in_the_settings(tmp_path: Path) -> None:
    """A delimiter of the settings is taken at its word; where another one gives the columns, that is proposed."""
    with pytest.raises(SourceError, match="is `delimiter` ','"):
        keys(export(tmp_path, rows(ONE), delimiter=";"))


SEVERAL = (
    "Number,Opened,Closed,Closed,State,State,Group,Group,Subject,Tags,Tags,Tags\n"
    "1,2026-10-19 08:00,,2026-10-20 09:00,,Solved,Desk,Payroll,First,vpn,,publish\n"
    "2,2026-10-19 08:00,2026-10-21 09:00,2026-10-20 09:00,Solved,New,,Desk,Second,,,\n"
)


def test_columns_of_one_name(tmp_path: Path) -> None:
    """Labels of all columns of one name count, of others the first that is filled; a queue in any of them is excluded."""
    source = export(tmp_path, SEVERAL)

    first, second = source.fetch(WEEK, Exclusion())
    left = list(source.fetch(WEEK, Exclude(queues=("Payroll",)).make_exclusion()))

    assert (first.labels, first.outcome, first.queue) == ({"vpn", "publish"}, "resolved", "Desk")
    assert (second.labels, second.outcome, second.queue) == (frozenset(), "resolved", "Desk")
    assert [f"{each.ended:%d}" for each in (first, second)] == ["20", "21"]
    assert [ticket.key for ticket in left] == ["2"]


def test_lists_of_objects(tmp_path: Path) -> None:
    """Labels in a list of objects are read together, named by what is in them or not; an object alone asks for what is in it."""
    labels = [{"id": 1, "name": "vpn"}, {"id": 2, "name": "publish, now"}]
    text = json.dumps([{**TICKET, "Tags": labels, "State": {"name": "New"}}])

    for name in ("Tags", "Tags.name"):
        columns = {**COLUMNS, "labels": name, "status": "State.name"}
        (ticket,) = export(tmp_path, text, "export.json", columns=columns, label_separator="|").fetch(WEEK, Exclusion())
        assert ticket.labels == {"vpn", "publish, now"}
    with pytest.raises(SourceError, match=r"State: is not a single value; name one inside it, as in `State.name`"):
        keys(export(tmp_path, text, "export.json"))


RT = "Number\tOpened\tClosed\tState\tGroup\tSubject\tTags\n"
QUOTED = '1\t2026-10-19\t\tNew\tDesk\t"Save as" fails\t\n2\t2026-10-19\t\tNew\tDesk\tunclosed "\t\n'
SWALLOWING = (
    '1\t2026-10-19\t\tNew\tDesk\t"begins\t\n2\t2026-10-19\t\tNew\tDesk\tends"\t\n3\t2026-10-19\t\tNew\tDesk\tx\t\n'
)
MULTILINE = '1,2026-10-19,,New,Desk,"two\nlines, ""quoted""",,\n2,2026-10-19,,New,Desk,"one",,\n'


def test_quotes_that_mean_nothing(tmp_path: Path) -> None:
    """Where each line is a row only if quotes are letters, they are; a setting says so, or the opposite."""
    titles = [each.title for each in export(tmp_path, RT + QUOTED).fetch(WEEK, Exclusion())]

    assert titles == ['"Save as" fails', 'unclosed "']
    assert keys(export(tmp_path, RT + SWALLOWING)) == [1, 2, 3]
    assert keys(export(tmp_path, RT + SWALLOWING, quotes="none")) == [1, 2, 3]
    with pytest.raises(SourceError, match=r"is not CSV: .*`quotes: none` reads quotes as letters"):
        keys(export(tmp_path, RT + QUOTED, quotes="double"))


def test_quotes_around_several_lines(tmp_path: Path) -> None:
    """Quotes enclose cells wherever lines alone are no rows."""
    titles = [each.title for each in export(tmp_path, HEADER + MULTILINE).fetch(WEEK, Exclusion())]

    assert titles == ['two\nlines, "quoted"', "one"]


def test_statuses_are_named_only_where_they_look_like_some(tmp_path: Path) -> None:
    """A word without meaning is named where it is short, in several rows, and in a column whose other words are known."""
    lines = [f"{number},2026-10-19,,{state},,,," for number, state in enumerate(["New", "Parked"] * 3 + [CANARY])]
    titles = [f"{number},2026-10-19,,{CANARY},,,," for number in range(9)]

    with pytest.raises(SourceError) as some:
        keys(export(tmp_path, rows(*lines)))
    with pytest.raises(SourceError) as none:
        keys(export(tmp_path, rows(*titles)))

    assert "3: State: 'Parked' has no meaning (3 tickets); add it to" in str(some.value)
    assert "a status that is not shown here has no meaning" in str(some.value)
    assert "a status that is not shown here has no meaning; add it" in str(none.value)
    assert "(9 rows, the first in line 2)" in str(none.value)
    assert CANARY not in str(some.value) + str(none.value)
