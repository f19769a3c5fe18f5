"""`make connect FILE=…`: from an export to settings that pull, with no edit by hand."""

import json

import pytest

from scripts import week
from tests.repository import Repository
from tests.tickets.connect.examples.files import EXAMPLES, FOLDER
from tests.tickets.connect.exports import CANARY, HEADER, connect, make_rows, write_export
from tests.tickets.connect.test_examples import WEEKS, count_truth, pull_numbers
from tests.tickets.connect.truth import EXCLUDED, read_truth
from tests.tickets.pull.department import TICKETS, Department


@pytest.mark.parametrize("name", EXAMPLES)
def test_example_of_each_system(name: str, site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """An export of each system is recognised and connected by `--yes`; two weeks have the numbers of an independent count."""
    status = connect(site, FOLDER / name, "--yes")

    said, system = capsys.readouterr(), name.partition(".")[0]
    assert (status, "looks like an export of" in said.out) == (0, True), said
    for each in WEEKS:
        assert pull_numbers(site.config, each) == count_truth(system, each)
    assert not [each.title for each in read_truth() if each.title in said.out + said.err]
    assert not [each.requester for each in read_truth() if each.requester in said.out + said.err]
    assert EXCLUDED in site.config.read_text(encoding="utf-8").split("exclude:")[1].split("file:")[0]


def test_export_of_no_system_that_we_know(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Usual names of columns, in German too, are proposed; `--yes` takes them, and nothing of a ticket is shown."""
    status = connect(site, write_export(site, make_rows()), "--yes")

    said = capsys.readouterr()
    assert status == 0, said
    assert "is of no system that we know" in said.out
    assert "statuses: erledigt = resolved (34), offen = open (4)" in said.out
    assert "queues: Netz (38), HR (2)" in said.out and "`exclude` leaves out: hr (2)" in said.out
    assert site.tickets("2026-W48").received.this == 6
    assert "Wiebke" not in said.out + said.err


def test_way_on_leads_to_the_new_names(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """The command that is named at the end counts the first week by the services that were written since."""
    assert connect(site, write_export(site, make_rows()), "--yes") == 0
    assert "pull that week anew with `make week WEEK=2026-W48 AGAIN=1`" in capsys.readouterr().out
    site.set_services("network: {name: Network, queues: [Netz]}\n")

    assert site.run("2026-W48", "--again") == 0
    assert [each.service for each in site.tickets("2026-W48").services] == ["network"]


def test_nothing_typed_where_nothing_is_proposed(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty line answers no question without a proposal; it is said, and the question comes again."""
    export = write_export(site, make_rows(), (HEADER[0], "Angekommen um", *HEADER[2:]))
    status = connect(site, export, typed=["", "", "Angekommen um", *[""] * 20])

    assert (status, capsys.readouterr().out.count("needs an answer")) == (0, 1)


def test_nobody_at_the_terminal(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Open questions end in status 2, all at once, each with the option that answers it; nothing is written."""
    rows = make_rows(status="angekommen")
    export = write_export(site, rows, ("Fall", *HEADER[1:]))

    columns = connect(site, export)
    about_columns = capsys.readouterr()
    words = connect(site, export, "--yes", "--answer=column.key=fall")
    about_words = capsys.readouterr()
    done = connect(site, export, "--yes", "--answer=column.key=Fall", "--answer=status.angekommen=resolved")

    assert (columns, words, done) == (2, 2, 0)
    assert "its columns: Fall, Angelegt, Erledigt am, Zustand, Team, Worum es geht" in about_columns.out
    assert "--answer column.key=…" in about_columns.err and "--answer column.queue=…" in about_columns.err
    assert "--answer status.angekommen=…" in about_words.err and "36 tickets" in about_words.err
    assert "resolved: [closed, angekommen]" in site.config.read_text(encoding="utf-8")


def test_a_person_at_the_terminal(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Each question has what is proposed; a column that is not there is asked for again."""
    typed = ["Nummer", "Vorgang", "", "", "", "", "Worum es geht", "", "", "", "none"]

    status = connect(site, write_export(site, make_rows()), typed=typed)

    said = capsys.readouterr().out
    assert (status, "is no column of the export" in said) == (0, True)
    assert "# exclude:" in site.config.read_text(encoding="utf-8")


def test_columns_that_hold_something_else(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Titles in the column of queues or of statuses are shown nowhere."""
    export = write_export(site, make_rows())
    queue, status = (f"--answer=column.{each}=Worum es geht" for each in ("queue", "status"))
    asked = connect(site, export, "--yes", queue, "--dry-run")
    told = connect(site, export, "--yes", queue, "--answer=exclude.queues=HR", "--dry-run")
    connect(site, export, "--yes", status, "--dry-run")
    week.main(["--check", "--config", str(site.config), "--content", str(site.content)], {})

    said = capsys.readouterr()
    assert (asked, told) == (2, 0)  # nobody can propose which of them are never fetched
    assert "they do not look like names" in said.out and "--answer exclude.queues=…" in said.err
    assert "Wiebke" not in said.out + said.err


def test_one_ticket_with_a_sentence_for_a_status(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """A status of one ticket alone is not shown, since it may be anything; the pull says in which line it stands."""
    rows = make_rows()
    rows[3] = (*rows[3][:3], CANARY, *rows[3][4:])

    status = connect(site, write_export(site, rows), "--yes")

    said = capsys.readouterr()
    assert status == 3
    assert "export.csv:5" in said.err and "Wiebke" not in said.out + said.err


def test_header_that_may_be_a_ticket(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """A first row without usual names is not shown, since the export may have no header; its columns can be said."""
    row = ("V-eins", "gestern", "heute", "offen", "Netz", CANARY)

    connect(site, write_export(site, [row, row], row), "--yes")
    connect(site, write_export(site, [row, row], row), "--yes", "--answer=column.key=Vorgang")

    said = capsys.readouterr()
    assert "its columns: not shown" in said.out and "is no column of the export" in said.err
    assert "Wiebke" not in said.out + said.err and "gestern" not in said.out + said.err


def test_what_is_no_export(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing file, a page of HTML and a list of nothing are named, and nothing is written."""
    before = site.config.read_bytes()
    site.set("page.xls", "<html><table></table></html>")
    site.set("empty.json", json.dumps([]))
    found = [connect(site, site.folder / "config" / name, "--yes") for name in ("none.csv", "page.xls", "empty.json")]

    said = capsys.readouterr().err
    assert all(status in (2, 3) for status in found)
    assert "HTML" in said and said.count("nothing was written") == 3
    assert site.config.read_bytes() == before


def test_check_of_statuses_that_are_left_out(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Merged tickets, which count in nothing, need no meaning for `--check` either."""
    connect(site, FOLDER / "otrs.csv", "--yes")
    capsys.readouterr()

    status = week.main(["--check", "--config", str(site.config), "--content", str(site.content)], {})

    said = capsys.readouterr().out
    assert status == 0
    assert "merged = left out (3)" in said and "`exclude` leaves out: it::hr (4), merged (3)" in said


def test_nothing_to_leave_out_by(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Queues that were left out before stay so: an export that does not say them is refused, unless somebody says none."""
    site.set("tickets.yaml", TICKETS.replace("file:\n", "exclude: {queues: [HR]}\nfile:\n", 1))
    export = write_export(site, [row[:4] for row in make_rows()], HEADER[:4])

    refused = connect(site, export, "--yes", "--answer=replace=yes")
    said = capsys.readouterr().err
    told = connect(site, export, "--yes", "--answer=replace=yes", "--answer=exclude.queues=none")

    assert (refused, told) == (1, 0)
    assert "tickets.yaml:" in said and "exclude.queues: cannot be applied" in said


def test_parts_of_an_export(site: Department) -> None:
    """Files of one export are connected together by a pattern; a ticket in both counts once."""
    rows = make_rows()
    for name, part in (("a", rows[:25]), ("b", rows[20:])):
        write_export(site, part, name=f"{name}.csv")

    status = connect(site, site.config.with_name("[ab].csv"), "--yes")

    assert (status, site.tickets("2026-W48").received.this) == (0, 6)
    assert "path: '[ab].csv'" in site.config.read_text(encoding="utf-8")


def test_export_that_git_would_take(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever connects an export that git does not pass over is told where exports belong."""
    Repository(site.folder).git("init")

    connect(site, write_export(site, make_rows()), "--yes")

    assert "put it into exports/, which git passes over" in capsys.readouterr().out


def test_check_of_an_export(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """`--check` says of an export what connecting it said: rows, newest date, statuses, queues, what is left out or unclaimed."""
    connect(site, write_export(site, make_rows()), "--yes")
    capsys.readouterr()

    status = week.main(["--check", "--config", str(site.config), "--content", str(site.content)], {})

    said = capsys.readouterr().out
    assert status == 0
    assert "looked at 40 tickets; the newest date is 2026-11-28 10:30" in said
    assert "statuses: erledigt = resolved (34), offen = open (4)" in said
    assert "`exclude` leaves out: hr (2)" in said
    assert "queues that no service names: Netz (38)" in said
