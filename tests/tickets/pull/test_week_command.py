"""`python -m scripts.week` on real folders."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from plugins.core.output.file_lock import hold_lock
from tests.tickets.pull.department import TICKETS, make_ordinary_rows, make_row

PROJECT = Path(__file__).resolve().parents[3]
TUESDAY = date(2026, 11, 17)
NEWLINE = b"\n"


def test_one_week(department, capsys):
    """A week's file is written, and the command says what it did and for how long."""
    status = department.run("2026-W47")

    tickets = department.tickets("2026-W47")
    said = capsys.readouterr().out
    assert status == 0
    assert tickets.services[0].categories[0].count == 12
    assert tickets.received.four_weeks == 18
    assert "2026-W47: received 18, resolved 18, open 0" in said and "is new" in said
    assert re.search(r"1 week in \d+\.\d s", said)


def test_second_run(department, capsys):
    """A pull that finds nothing new writes nothing."""
    department.run("2026-W47")
    path = department.week("2026-W47")
    os.utime(path, (1, 1))

    status = department.run("2026-W47", "--again")

    assert status == 0
    assert path.stat().st_mtime == 1
    assert "is unchanged" in capsys.readouterr().out


def test_no_week_named(department):
    """Without a name it is the last week that is over: at the export's time, or now for a system that is asked live."""
    department.run()
    department.set("tickets.yaml", TICKETS.replace("  exported: 2026-11-30T06:00:00+01:00\n", ""))
    department.run(environ={"SOURCE_DATE_EPOCH": "1794985200"})  # 2026-11-18 08:00 in Berlin, a Wednesday

    assert [department.week(f"2026-W{n}").exists() for n in (46, 47, 48)] == [True, False, True]


def test_week_that_is_not_over(department, capsys):
    """A running week may be pulled, and says that it is not complete."""
    department.set("tickets.yaml", TICKETS.replace("2026-11-30T06:00:00", "2026-11-29T23:59:59"))

    department.run("2026-W48")

    assert department.tickets("2026-W48").complete is False
    assert "the week is not over" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "environ", "cure"),
    [
        (("2026-W50",), {}, "name an earlier week"),
        (("2026-W54",), {}, "2026"),
        (("47",), {}, "2026-W47"),
        (("--from", "2026-W47", "2026-W46"), {}, "write the earlier week behind --from"),
        (("--nonsense",), {}, "--nonsense"),
        (("2026-W47",), {"SOURCE_DATE_EPOCH": "today"}, "SOURCE_DATE_EPOCH is 'today'"),
    ],
)
def test_wrong_usage(department, capsys, arguments, environ, cure):
    """Wrong usage is refused with status 2 and a cure, before anything is fetched or written."""
    department.export("no export at all")
    try:
        status = department.run(*arguments, environ=environ)
    except SystemExit as error:
        status = error.code

    assert status == 2
    assert cure in capsys.readouterr().err
    assert not (department.content / "weeks").exists()


def test_no_content_folder(department, capsys):
    """A content folder that does not exist is not made up."""
    shutil.rmtree(department.content)

    assert department.run("2026-W47") == 2
    assert "give the one that holds weeks/ with --content" in capsys.readouterr().err


def test_dry_run(department, capsys):
    """A dry run waits for no other pull, says what would be done and leaves neither a file nor an account."""
    (department.folder / ".glassbox").mkdir()
    with hold_lock(department.folder / ".glassbox" / "pull.lock"):
        status = department.run("2026-W47", "--dry-run")

    assert status == 0
    assert "would be new" in capsys.readouterr().out
    assert not (department.content / "weeks").exists()
    assert not (department.folder / ".glassbox" / "audit").exists()


def test_check(department, capsys):
    """--check says who we are, in which zone, and how many tickets we see, and writes nothing."""
    status = department.run("--check")

    said = capsys.readouterr().out
    assert status == 0
    assert "export.csv" in said and "Europe/Berlin" in said and "108 tickets" in said
    assert not (department.content / "weeks").exists()


def test_broken_export(department, capsys):
    """One row that cannot be trusted, and no week of the range is written."""
    department.export(*make_ordinary_rows(), "x,yesterday,,open,Accounts,Secret title,")

    status = department.run("--from", "2026-W44", "2026-W48")

    said = capsys.readouterr()
    assert status == 3
    assert "nothing was written" in said.err and "Secret title" not in said.err + said.out
    assert not (department.content / "weeks").exists() and not (department.folder / ".glassbox" / "audit").exists()


def test_edited_numbers(department, capsys):
    """A file that a person changed is named with its line before any ticket is asked for; --again writes it anew."""
    department.run("2026-W46")
    path = department.week("2026-W46")
    edited = path.read_bytes().replace(b"resolved: 12", b"resolved: 13")
    path.write_bytes(edited)

    status = department.run("--from", "2026-W45", "2026-W47")

    said = capsys.readouterr().err
    assert status == 1
    assert f"2026-W46.tickets.yaml:{edited.count(NEWLINE)}: checksum: does not fit" in said
    assert "make week WEEK=2026-W46 AGAIN=1" in said
    assert path.read_bytes() == edited
    assert not department.week("2026-W47").exists()
    assert department.run("2026-W46", "--again") == 0
    assert department.tickets("2026-W46").services[0].resolved == 12


def test_unknown_queue(department, capsys):
    """Tickets of queues that no service names are told with the queues' names, on the terminal alone."""
    department.export(*make_ordinary_rows(), *(make_row(f"q{n}", TUESDAY, n, "Canteen\x1b", "Soup") for n in range(7)))

    department.run("2026-W47")

    expected = "7 resolved tickets are in a queue that no service names: Canteen? (7)"
    assert expected in capsys.readouterr().out
    assert "Canteen" not in department.week("2026-W47").read_text("utf-8")


def test_titles(department, capsys):
    """Titles reach the file with the label only, redacted, and what the command prints never."""
    rows = [
        make_row("p1", TUESDAY, 1, "Network", "The canteen has Wi-Fi again", '"vip,publish"'),
        make_row("p2", TUESDAY, 2, "Network", "Screen of Wiebke flickers", "publish"),
    ]
    department.export(*make_ordinary_rows(), *rows)

    department.run("2026-W47")

    text, said = department.week("2026-W47").read_text("utf-8"), capsys.readouterr()
    assert "- {ticket: p1, service: network, resolved: 2026-11-17, title: The canteen has Wi-Fi again}" in text
    assert "Screen of [person] flickers" in text
    assert "Wiebke" not in text + said.out + said.err and "canteen" not in said.out + said.err


def test_source_without_labels(department, capsys):
    """Who asks for titles and has no column of labels is told."""
    department.set("tickets.yaml", TICKETS.replace(", labels: tags", ""))

    department.run("2026-W47")

    assert "no labels" in capsys.readouterr().err


def test_disk_that_refuses(department, capsys):
    """Where the folder cannot be made, the command says so with status 3."""
    (department.content / "weeks").write_text("a file")

    assert department.run("2026-W47") == 3
    assert "weeks" in capsys.readouterr().err


def test_leftovers_of_a_killed_pull(department):
    """What a killed pull had half written goes with the next one; a review's is left alone, and git sees neither."""
    folder = department.content / "weeks"
    folder.mkdir()
    names = (".2026-W46.tickets.yaml.k3ll.new", ".2026-W46.yaml.r3view.new")
    for name in names:
        (folder / name).write_text("half")

    department.run("2026-W47")

    git = ["git", "-C", str(PROJECT), "check-ignore", *(f"content/weeks/{name}" for name in names)]
    assert sorted(path.name for path in folder.iterdir()) == [names[1], "2026-W47.tickets.yaml"]
    assert subprocess.run(git, capture_output=True, check=False).stdout.count(b".new") == 2


def test_file_that_somebody_saves_meanwhile(department, capsys, monkeypatch):
    """A file that was saved while its week was pulled is left as it is, and the advice is not about the disk."""
    department.run("2026-W47")
    department.export(*make_ordinary_rows(), make_row("new", TUESDAY, 1, "Network", "x"))
    path = department.week("2026-W47")
    sync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (path.write_text("mine"), sync(handle)))

    status = department.run("2026-W47", "--again")

    said = capsys.readouterr().err
    assert (status, path.read_text()) == (3, "mine")
    assert "was changed while its new content was made; do it again" in said and "disk" not in said


def test_from_another_folder(department, tmp_path):
    """The command works from any folder, as a module and as a file."""
    folders = ("--config", "config/tickets.yaml", "--content", "content")

    as_file = start_command(tmp_path, str(PROJECT / "scripts" / "week.py"), "2026-W47", *folders)
    as_module = start_command(tmp_path, "-m", "scripts.week", "2026-W47", *folders)

    assert as_file.returncode == 0 and "Traceback" not in as_file.stderr
    assert "content/weeks/2026-W47.tickets.yaml is new" in as_file.stdout
    assert "2026-W47: over, with numbers, so left alone" in as_module.stdout


def start_command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start a new Python in a folder, and return its end."""
    environ = os.environ | ({"PYTHONPATH": str(PROJECT)} if arguments[0] == "-m" else {})
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, check=False)
