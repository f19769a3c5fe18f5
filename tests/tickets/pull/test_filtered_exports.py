"""An export that was filtered too much, by day or by state, is noticed."""

from datetime import date, timedelta

from tests.tickets.pull.department import make_daily_rows, make_row


def make_lasting_rows() -> list[str]:
    """Return rows of three tickets for each day of ten weeks, each of which ended three days after it came."""
    days = [date(2026, 9, 14) + timedelta(days=day) for day in range(70)]
    return [
        f"l{day:%m%d}-{n},{day}T09:00:00+02:00,{day + timedelta(days=3)}T11:00:00+02:00,closed,Network,Cable,"
        for day in days
        for n in range(3)
    ]


def test_open_tickets_alone(department, capsys):
    """An export of the open tickets would say that nothing was solved."""
    department.export(
        *make_daily_rows(each=1, state="open"), make_row("o", date(2026, 6, 1), 0, "Network", "x", "", "open")
    )

    department.run("2026-W47")

    assert department.tickets("2026-W47").reason == "tickets that ended are missing"
    assert "export those, then pull again" in capsys.readouterr().out


def test_ended_tickets_alone(department, capsys):
    """An export of what ended says that nothing is open, which was never so before."""
    rows = [row for row in make_lasting_rows() if row.split(",")[2] < "2026-11-23"]
    department.export(*rows)
    department.run("2026-W47")
    cut = department.tickets("2026-W47").reason

    department.export(*rows, make_row("o", date(2026, 11, 20), 0, "Network", "x", state="open"))
    department.run("2026-W47", "--again")

    assert cut == "open tickets are missing"
    assert "export those that are open too" in capsys.readouterr().out
    assert department.tickets("2026-W47").complete


def test_week_before_the_export_begins(department):
    """Of a week from before an export's first end there are only the few tickets that lasted; none of its numbers is true."""
    department.export(*make_lasting_rows(), make_row("o", date(2026, 6, 1), 0, "Network", "x", state="open"))

    department.run("--from", "2026-W30", "2026-W47")

    assert department.tickets("2026-W30").reason == "tickets that ended are missing"
    assert department.tickets("2026-W36").reason == "tickets that ended are missing"
    assert department.tickets("2026-W47").complete


def test_usual_weeks_of_which_nothing_is_known(department):
    """An old open ticket does not make weeks known of which the export holds nothing else."""
    rows = [row for row in make_lasting_rows() if row > "l1109"]
    department.export(*rows, make_row("o", date(2026, 6, 1), 0, "Network", "x", state="open"))

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.four_weeks is None


def test_filter_by_the_day_of_creation(department, capsys):
    """An export that begins within the five weeks may lack open tickets from before it, which whoever pulls is told."""
    department.export(*make_daily_rows(), *make_daily_rows(each=1, state="open", prefix="o"))
    department.run("2026-W47")
    begins_late = capsys.readouterr().err

    department.export(*make_daily_rows(), make_row("old", date(2026, 6, 1), 0, "Network", "x", state="open"))
    department.run("2026-W47", "--again")

    assert "no ticket of the export came before 2026-11-09: if the ticket system is older" in begins_late
    assert "came before" not in capsys.readouterr().err


def test_no_ticket_is_open(department, capsys):
    """An export without one open ticket is told: it may have been asked for closed ones alone."""
    department.run("2026-W47")

    assert department.tickets("2026-W47").complete
    assert "no ticket of the export is open; if some are in the ticket system" in capsys.readouterr().err
