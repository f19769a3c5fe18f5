"""A column of an export that says which tickets nobody may see."""

import json
from datetime import date

import pytest

from tests.tickets.pull.department import HEADER, TICKETS, make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)
CONFIDENTIAL = {
    "Yes": False,
    "ja": False,
    "TRUE": False,
    "1": False,
    "vertraulich": False,
    "Level 2 (HR only)": False,
    "None": True,
    "No": True,
    "nein": True,
    "": True,
}


def make_confidential_export(department, said: str, column: str = "Confidential") -> None:
    """Write an export with a column that says of five tickets whether they are confidential, and no of the rest."""
    rows = [f"{row},No" for row in make_ordinary_rows()]
    rows += [f"{make_row(f'c{n}', TUESDAY, n, 'Network', 'Secret')},{said}" for n in range(5)]
    department.set("export.csv", "\n".join((f"{HEADER},{column}", *rows, "")))


@pytest.mark.parametrize("said", CONFIDENTIAL)
def test_confidential_tickets(department, said):
    """A column Confidential leaves tickets out by itself, in the words of several languages; an empty cell means no."""
    make_confidential_export(department, said)

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.this == (23 if CONFIDENTIAL[said] else 18)


def test_confidential_tickets_are_counted_by_a_check(department, capsys):
    """Who looks at the settings sees how many tickets a column Confidential leaves out."""
    make_confidential_export(department, "yes")

    assert department.run("--check") == 0

    assert "note: 5 more are confidential, and count in nothing" in capsys.readouterr().out


def test_confidential_column_of_another_name(department):
    """The settings may name the column."""
    make_confidential_export(department, "yes", "Private?")
    department.set("tickets.yaml", TICKETS.replace("labels: tags", 'labels: tags, confidential: "Private?"'))

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.this == 18


def test_security_levels(department, capsys):
    """Of a column of levels, as Jira's Security Level, any level leaves a ticket out, and none is quoted."""
    make_confidential_export(department, "Wiebke knows", "Security Level")
    department.set("tickets.yaml", TICKETS.replace("labels: tags", "labels: tags, confidential: Security Level"))

    assert department.run("2026-W47") == 0
    said = capsys.readouterr()
    assert department.tickets("2026-W47").received.this == 18
    assert "Wiebke" not in said.out + said.err


def test_confidential_column_by_which_nothing_is_left(department, capsys):
    """A column that leaves out every row is a wrong one, and the pull says so."""
    department.set(
        "tickets.yaml", TICKETS.replace("labels: tags", f"labels: tags, confidential: {HEADER.split(',')[0]}")
    )

    assert department.run("2026-W47") == 3
    assert "says of every row that nobody may see it" in capsys.readouterr().err


def test_confidential_json(department):
    """GitLab's own JSON says it with true and false, be it in some objects only."""
    tickets = [
        {"id": f"{n}", "opened": "2026-11-17T08:00:00Z", "closed": "2026-11-17T09:00:00Z", "confidential": n > 9}
        for n in range(1, 13)
    ]
    del tickets[0]["confidential"]
    department.set("export.json", json.dumps(tickets))
    columns = "columns: {key: id, created: opened, ended: closed}"
    lines = ["source: file", "file:", "  path: export.json", "  exported: 2026-11-30T06:00:00+01:00", f"  {columns}"]
    department.set("tickets.yaml", "\n".join(lines))

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.this == 9
