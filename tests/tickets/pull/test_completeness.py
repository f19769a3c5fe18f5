"""A week is complete only where its export shows that it holds all of it."""

from datetime import date

import pytest

from tests.tickets.pull.department import HEADER, TICKETS, make_ordinary_rows, make_row

DAYS = [date(2026, 11, day) for day in range(9, 23)]  # W46 and W47


def make_daily_rows(days=DAYS, each: int = 4, state: str = "closed", prefix: str = "d") -> list[str]:
    """Return rows of tickets that came on each of some days."""
    return [
        make_row(f"{prefix}{day:%m%d}-{n}", day, 30 * n, "Network", f"Cable {n}", state=state)
        for day in days
        for n in range(each)
    ]


def test_export_that_is_older_than_the_week(department, capsys):
    """A week in which an export of daily tickets has none any more is not complete, however long ago it is over."""
    department.export(*make_daily_rows())

    department.run("--from", "2026-W47", "2026-W48")

    old, new = department.tickets("2026-W47"), department.tickets("2026-W48")
    assert (old.complete, old.reason) == (True, None)
    assert (new.complete, new.reason) == (False, "the export ends before the week")
    assert (
        "2026-W48: received 0, resolved 0, open 0 (not complete: the export ends before the week)"
        in capsys.readouterr().out
    )


def test_export_that_is_younger_than_the_week(department, capsys):
    """A week before the first ticket of an export is not complete: nobody knows that nothing happened in it."""
    department.export(*make_daily_rows())

    department.run("--from", "2026-W45", "2026-W47")

    before, first = department.tickets("2026-W45"), department.tickets("2026-W46")
    assert (before.complete, before.reason) == (False, "the export begins after the week")
    assert (first.complete, first.reason) == (True, None)
    assert "no ticket in the export is as old: export more weeks, then pull" in capsys.readouterr().out


def test_export_that_ends_within_the_week(department):
    """An export that stops on a Wednesday says nothing of its week; a weekend without tickets is usual."""
    weekdays = [day for day in DAYS if day.isoweekday() < 6]
    department.export(*make_daily_rows([*weekdays[:-2]]))
    department.run("2026-W47")
    broken_off = department.tickets("2026-W47").complete

    department.export(*make_daily_rows(weekdays))
    department.run("2026-W47")

    assert (broken_off, department.tickets("2026-W47").complete) == (False, True)


def test_incomplete_week_is_pulled_again(department):
    """A week that was not complete is pulled by the next run, without being asked for."""
    department.export(*make_daily_rows(DAYS[:9]))
    department.run("2026-W47")
    department.export(*make_daily_rows())

    department.run("2026-W47")

    assert department.tickets("2026-W47").complete
    assert department.tickets("2026-W47").reason is None


@pytest.mark.parametrize("rows", [500, 1000])
def test_round_number_of_rows(department, capsys, rows):
    """An export with as many rows as systems cut at is told, and no week of it is complete."""
    department.export(*make_daily_rows(each=rows // len(DAYS) + 1)[:rows])

    department.run("--from", "2026-W46", "2026-W47")

    for week in ("2026-W46", "2026-W47"):
        assert department.tickets(week).reason == "the list of tickets was cut off"
    assert capsys.readouterr().err.count(f"has exactly {rows:,} rows, where many systems cut") == 1


def test_part_of_an_export_that_was_cut(department, capsys):
    """Of an export in several files each has its rows counted by itself."""
    rows = make_daily_rows(each=60)
    department.export(*rows[:500])
    department.set("rest.csv", "\n".join((HEADER, *rows[500:], "")))
    department.set("tickets.yaml", TICKETS.replace("path: export.csv", "path: [export.csv, rest.csv]"))

    department.run("2026-W47")

    assert department.tickets("2026-W47").reason == "the list of tickets was cut off"
    assert "export.csv has exactly 500 rows" in capsys.readouterr().err


def test_tickets_of_the_week_alone(department):
    """An export of what came in a week lacks the open tickets from before it."""
    week = DAYS[7:]
    department.export(*make_daily_rows(week), *make_daily_rows(week, 1, "open", "o"))

    department.run("2026-W47")

    assert department.tickets("2026-W47").reason == "tickets of earlier weeks are missing"


def test_open_tickets_of_the_week_alone(department):
    """Where many tickets from before the week ended in it, none of the open ones being so old is no chance."""
    week = DAYS[7:]
    carried = [
        f"c{n},2026-11-12T09:00:00+01:00,2026-11-17T0{n % 9}:00:00+01:00,closed,Network,Cable {n}," for n in range(20)
    ]
    opened = make_daily_rows(week, 2, "open", "o")
    department.export(*make_daily_rows(), *carried, *opened)
    department.run("2026-W47")
    cut = department.tickets("2026-W47").reason

    department.export(
        *make_daily_rows(), *carried, *opened, make_row("old", date(2026, 6, 1), 0, "Network", "x", state="open")
    )
    department.run("2026-W47", "--again")

    assert cut == "tickets of earlier weeks are missing"
    assert department.tickets("2026-W47").complete


def test_running_week_has_no_reason(department):
    """A week that is not over is not complete for that alone."""
    department.set("tickets.yaml", TICKETS.replace("2026-11-30T06:00:00", "2026-11-26T12:00:00"))
    department.export(*make_ordinary_rows())

    department.run("2026-W48")

    assert (department.tickets("2026-W48").complete, department.tickets("2026-W48").reason) == (False, None)
