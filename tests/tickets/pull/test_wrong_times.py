"""Tickets whose times cannot be true: counted out and said, and too many stop a pull."""

from datetime import date

import pytest

from tests.tickets.pull.department import make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)
WRONG = {
    "no end": "2026-11-17T09:00:00+01:00,,closed",
    "end before the start": "2026-11-17T09:00:00+01:00,2026-11-17T08:00:00+01:00,closed",
    "end that is a day": "2026-11-17T09:00:00+01:00,2026-11-17T00:00:00+01:00,closed",
    "end in the future": "2026-11-17T09:00:00+01:00,2027-11-17T09:00:00+01:00,closed",
}


def make_wrong_row(key: str, times: str) -> str:
    """Return a row of the export with times of its own."""
    return f"{key},{times},Network,Secret words,"


@pytest.mark.parametrize("times", WRONG.values(), ids=WRONG)
def test_one_ticket_with_wrong_times(department, capsys, times):
    """One ticket with wrong times counts in nothing, is said with its key, and the week is complete."""
    department.export(*make_ordinary_rows(), make_wrong_row("T-99", times))

    status = department.run("2026-W47")

    tickets, said = department.tickets("2026-W47"), capsys.readouterr().err
    assert status == 0
    assert (tickets.received.this, tickets.resolved.this, tickets.open.this) == (18, 18, 0)
    assert (tickets.wrong_times, tickets.complete) == (1, True)
    assert "1 ticket" in said and "(T-99)" in said and "Secret" not in said


@pytest.mark.parametrize("times", WRONG.values(), ids=WRONG)
def test_too_many_wrong_times(department, capsys, times):
    """More than one in a hundred of five weeks' tickets stop the pull, with their keys and the cure."""
    department.export(*make_ordinary_rows(), *(make_wrong_row(f"T-{n}", times) for n in range(2)))

    status = department.run("2026-W47")

    said = capsys.readouterr().err
    assert status == 3
    assert "2 of 92 tickets of 2026-W43 to 2026-W47 have times that cannot be true" in said
    assert "(T-0, T-1)" in said and "nothing was written" in said and "Secret" not in said
    assert not (department.content / "weeks").exists()


def test_one_in_a_hundred_passes(department):
    """Of many tickets one in a hundred may have wrong times."""
    many = [make_row(f"m{n}", date(2026, 11, 9 + n % 12), n % 400, "Network", f"x{n}") for n in range(150)]
    wrong = [make_wrong_row(f"T-{n}", WRONG["no end"]) for n in range(2)]
    department.export(*make_ordinary_rows(), *many, *wrong)

    assert department.run("2026-W47") == 0
    assert department.tickets("2026-W47").wrong_times == 2


@pytest.mark.parametrize(
    ("times", "lines"),
    [
        ("2019-11-17T09:00:00+01:00,,closed", 1),
        ("2026-10-01T09:00:00+02:00,2031-11-16T09:00:00+01:00,closed", 1),
        ("2031-10-01T09:00:00+02:00,,open", 1),
        ("2019-11-17T09:00:00+01:00,2019-11-16T09:00:00+01:00,closed", 0),  # over before these weeks, whichever is true
    ],
)
def test_wrong_times_outside_the_weeks(department, capsys, times, lines):
    """Any number of wrong times that lie outside the five weeks stop nothing, and one line counts them where they may matter."""
    department.export(*make_ordinary_rows(), *(make_wrong_row(f"T-{n}", times) for n in range(30)))

    status = department.run("2026-W47")

    tickets = department.tickets("2026-W47")
    assert status == 0
    assert (tickets.received.this, tickets.open.this, tickets.wrong_times) == (18, 0, None)
    assert capsys.readouterr().err.count("and of other weeks: 30 tickets") == lines


@pytest.mark.parametrize("times", ["0001-01-01,,open", "1970-01-01T00:00:00Z,2026-11-17T09:00:00+01:00,closed"])
def test_start_in_an_impossible_year(department, times):
    """A ticket whose start cannot be true counts in nothing: of one that is open, nobody knows since when."""
    department.export(*make_ordinary_rows(), make_wrong_row("T-1", times))
    department.run("2026-W47")
    tickets = department.tickets("2026-W47")
    department.export(*make_ordinary_rows(), *(make_wrong_row(f"T-{n}", times) for n in range(2)))

    status = department.run("2026-W47", "--again")

    assert (tickets.received.this, tickets.open.this, tickets.wrong_times) == (18, 0, 1)
    assert status == 3


def test_keys_that_are_words(department, capsys):
    """A column of names that is taken for the key is not quoted."""
    department.export(*make_ordinary_rows(), *(make_wrong_row(f"Wiebke {n} Hansen", WRONG["no end"]) for n in range(9)))

    assert department.run("2026-W47") == 3
    assert "Wiebke" not in capsys.readouterr().err
