"""What `exclude` leaves out, and a pull that cannot be sure of it."""

from datetime import date

import pytest

from tests.tickets.pull.department import TICKETS, make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)
PATHS = (
    "HR",
    "hr ",
    "HR::Payroll",
    "IT::HR",
    "HR &gt; Contracts",
    "HR > Contracts",
    "HR/Payroll",
    "IT \\ HR \\ Payroll",
    "IT ▸ HR",
    "HR - Payroll",
    "HR: Payroll",
    "\u200bH\u00adR",
)


def exclude(department, text: str) -> None:
    """Let the settings of a department leave something out."""
    department.set("tickets.yaml", f"exclude:\n  {text}\n{TICKETS}")


@pytest.mark.parametrize("queue", PATHS)
def test_queue_in_a_queue(department, queue):
    """A queue that lies in one of `exclude`, or holds it in its path, is left out, however the path is written."""
    department.export(*make_ordinary_rows(), *(make_row(f"q{n}", TUESDAY, n, queue, "Secret") for n in range(7)))
    exclude(department, "queues: [HR]")

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.this == 18


def test_path_that_is_named_whole(department):
    """A path in `exclude` leaves out that queue and those in it, and not the one that it lies in, nor one of a longer name."""
    rows = [
        make_row(f"q{n}", TUESDAY, n, queue, "x")
        for n, queue in enumerate(["HR::Pay", "IT > HR > Pay > Tax", "HR", "HRM", "Pay"])
    ]
    department.export(*make_ordinary_rows(), *rows)
    exclude(department, 'queues: ["HR / Pay"]')

    department.run("2026-W47")

    assert department.tickets("2026-W47").received.this == 18 + 3


def test_merged_and_spam(department):
    """Statuses and labels that `exclude` names count in nothing, and need no meaning."""
    rows = [
        make_row("m", TUESDAY, 1, "Network", "x", state="Merged"),
        make_row("s", TUESDAY, 1, "Network", "x", "Junk"),
    ]
    department.export(*make_ordinary_rows(), *rows)
    exclude(department, "{statuses: [merged], labels: [junk]}".strip("{}").replace(", labels", "\n  labels"))

    department.run("2026-W47")

    tickets = department.tickets("2026-W47")
    assert (tickets.received.this, tickets.resolved.this) == (18, 18)


@pytest.mark.parametrize(("field", "column"), [("labels", ", labels: tags"), ("statuses", "status: state, ")])
def test_fact_that_the_export_does_not_say(department, capsys, field, column):
    """Statuses and labels are refused where no column says them, as queues and kinds are."""
    department.set("tickets.yaml", f"exclude:\n  {field}: [spam]\n" + TICKETS.replace(column, ""))

    assert department.run("2026-W47") == 1
    assert f"tickets.yaml:2: exclude.{field}: cannot be applied" in capsys.readouterr().err


def test_column_of_queues_that_is_empty(department, capsys):
    """A queue column without any queue, or with dashes alone, leaves nothing out, so the pull stops."""
    department.export(*(make_row(f"q{n}", TUESDAY, n, n % 2 * " - ", "x") for n in range(30)))
    exclude(department, "queues: [HR]")

    assert department.run("2026-W47") == 3
    assert "queue: is empty in every row" in capsys.readouterr().err


def test_queue_that_is_written_nearly_so(department, capsys):
    """Where no ticket is in a queue of `exclude` and some are in one of almost that name, no week is complete."""
    department.export(*make_ordinary_rows(), *(make_row(f"q{n}", TUESDAY, n, "H.R. Team", "x") for n in range(3)))
    exclude(department, 'queues: ["HR", "HR Team"]')

    department.run("2026-W47")

    said, tickets = capsys.readouterr().err, department.tickets("2026-W47")
    assert "no ticket is in 'HR Team', but some are in 'H.R. Team'" in said
    assert (tickets.complete, tickets.reason) == (False, "it is not certain which tickets are left out")


def test_no_title_of_tickets_that_may_be_left_out(department):
    """While it is not certain which tickets are left out, no title is proposed: it may be one of theirs."""
    department.export(
        make_row("q1", TUESDAY, 1, "H.R. Team", "The printer prints grey", "publish"), *make_ordinary_rows()
    )
    exclude(department, 'queues: ["HR Team"]')

    department.run("2026-W47")

    assert department.tickets("2026-W47").proposed == ()


@pytest.mark.parametrize("queue", ["HR Payroll", "HR_Payroll", "Payroll (HR)"])
def test_queue_of_a_longer_name(department, capsys, queue):
    """Where some tickets are left out and others are in a queue whose longer name holds the name, that one is told."""
    rows = [make_row("q1", TUESDAY, 1, "HR", "x"), make_row("q2", TUESDAY, 2, queue, "x")]
    department.export(*make_ordinary_rows(), *rows)
    exclude(department, "queues: [HR]")

    department.run("2026-W47")

    assert f"exclude.queues: 'HR' leaves out no ticket in {queue!r}; name that there too" in capsys.readouterr().err


def test_most_tickets_are_in_no_queue(department, capsys):
    """A queue that is written once for a group of rows leaves out one ticket of the group, and that is told."""
    rows = [make_row(f"q{n}", TUESDAY, n, "" if n else "HR", "x") for n in range(20)]
    department.export(*rows)
    exclude(department, "queues: [HR]")

    department.run("2026-W47")

    assert "exclude.queues: 19 of 19 tickets are in no queue" in capsys.readouterr().err


def test_near_queue_that_a_service_names(department):
    """A queue of a service is meant to count, whatever `exclude` names."""
    department.set_services("network: {name: Network, queues: [Network]}\naccounts: {name: A, queues: [Accounts]}\n")
    exclude(department, "queues: [Networks]")

    department.run("2026-W47")

    assert department.tickets("2026-W47").complete


def test_names_that_no_ticket_carries(department, capsys):
    """Each sort of name in the settings that no ticket carries is told in one line, and the week is complete all the same."""
    exclude(department, "queues: [Legal, Payroll]")
    department.set_services("accounts: {name: A, queues: [Accounts, Acounts]}\nnetwork: {name: N, queues: [Network]}\n")

    department.run("2026-W47")

    said = capsys.readouterr().err
    assert "warning: no ticket carries Legal, Payroll of `exclude.queues`" in said
    assert "warning: no ticket carries Acounts of `queues` of services" in said
    assert "warning: no ticket carries publish of `publish_label`" in said
    assert department.tickets("2026-W47").complete
