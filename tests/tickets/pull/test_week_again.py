"""A week that is over keeps its numbers until somebody asks for it again; a running one follows each pull."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

from plugins.core.output.file_lock import hold_lock
from plugins.core.settings.site_settings import PROJECT
from scripts.tickets.pull_settings import load_pull_settings
from scripts.week import make_parser, pull
from tests.tickets.pull.department import TICKETS, make_ordinary_rows, make_row

TUESDAY = date(2026, 11, 17)


def make_late_rows(number: int) -> list[str]:
    """Make so many tickets of W47 that were closed after its numbers had been pulled."""
    return [make_row(f"late{each}", TUESDAY, 1, "Network", "Wi-Fi") for each in range(number)]


def test_week_that_is_over(department, capsys):
    """A week that is over keeps its numbers, whatever became of its tickets; nobody is asked, and the cure is said."""
    department.run("2026-W47")
    before = department.week("2026-W47").read_bytes()
    department.export("no export at all")

    status = department.run("2026-W47")

    assert status == 0
    assert "2026-W47: over, with numbers, so left alone; AGAIN=1 (--again) pulls anew\n" in capsys.readouterr().out
    assert department.week("2026-W47").read_bytes() == before


def test_range_with_weeks_that_are_over(department, capsys):
    """Of a range only what is missing is pulled."""
    department.run("2026-W46")
    department.export(*make_ordinary_rows(), *make_late_rows(8))

    assert department.run("--from", "2026-W45", "2026-W47") == 0

    said = capsys.readouterr().out
    assert "2026-W46: over, with numbers, so left alone" in said
    assert "2 weeks in" in said
    assert [department.tickets(f"2026-W{n}").resolved.this for n in (45, 46, 47)] == [18, 18, 26]


def test_week_pulled_again(department, capsys):
    """Asked for, late changes are taken over, and the command says which numbers they made."""
    department.run("2026-W47")
    department.export(*make_ordinary_rows(), *make_late_rows(8))

    department.run("2026-W47", "--again")

    said = capsys.readouterr().out
    assert "  resolved 18 -> 26\n" in said
    assert "  network 6 -> 14\n" in said
    assert department.tickets("2026-W47").resolved.this == 26


def test_two_pulls_at_once(department):
    """The second pull waits, says so, and then finds the week done by the first."""
    lock = department.folder / ".glassbox" / "pull.lock"
    lock.parent.mkdir()
    order = ("2026-W47", "--config", str(department.config), "--content", str(department.content))
    with hold_lock(lock):
        second = subprocess.Popen(
            [sys.executable, "-m", "scripts.week", *order],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        waiting = second.stderr.readline()
        pulled_before = department.week("2026-W47").exists()
        pull(
            make_parser().parse_args(order),
            load_pull_settings(department.config, department.content, {}),
            datetime.now(UTC),
        )
    said, _ = second.communicate()

    assert waiting == f"another pull is under way (process {os.getpid()}); waiting for it to end\n"
    assert not pulled_before
    assert "2026-W47: over, with numbers, so left alone" in said
    assert second.returncode == 0


def test_running_week_is_pulled_until_it_is_over(department, capsys):
    """The numbers of a running week follow each pull, without being asked for, and its last ones are final."""
    over = TICKETS
    department.set("tickets.yaml", TICKETS.replace("2026-11-30T06:00:00", "2026-11-29T12:00:00"))
    department.run("2026-W48")
    department.export(*make_ordinary_rows(), make_row("late", date(2026, 11, 24), 1, "Network", "Wi-Fi"))
    department.run("2026-W48")
    assert "  resolved 18 -> 19\n" in capsys.readouterr().out
    department.set("tickets.yaml", over)

    department.run("2026-W48")

    said = capsys.readouterr().out
    assert "  complete false -> true\n" in said
    assert "again" not in said
    assert department.tickets("2026-W48").complete


def test_fresh_shallow_clone(department, tmp_path):
    """A pull needs no history of git and no earlier week: a shallow clone gives the same bytes."""
    department.run("2026-W47")
    expected = department.week("2026-W47").read_bytes()
    department.week("2026-W47").unlink()
    git = ("git", "-C", str(department.folder), "-c", "user.name=a", "-c", "user.email=a@example.com")
    for name in ("one", "two"):
        department.words("2026-W46").parent.mkdir(exist_ok=True)
        department.words("2026-W46").write_text(f"intro: {name}\n", "utf-8")
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", name]):
            subprocess.run([*git, *command], check=True)
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", department.folder.as_uri(), str(tmp_path / "clone")], check=True
    )
    clone = type(department)(tmp_path / "clone")

    assert clone.run("2026-W47") == 0
    assert clone.week("2026-W47").read_bytes() == expected


def test_weeks_before_are_counted_from_the_tickets(department):
    """What was usual comes from this pull, whatever the files of those weeks say."""
    department.run("2026-W46")
    department.export(
        *make_ordinary_rows(), *(make_row(f"late{n}", date(2026, 11, 10), 1, "Network", "Wi-Fi") for n in range(8))
    )

    department.run("2026-W47")

    assert department.tickets("2026-W46").resolved.this == 18
    assert department.tickets("2026-W47").resolved.four_weeks == 20


KILLED = """
import os, sys
import plugins.core.output.atomic_file, scripts.week
replace = os.replace
def killed(*args):
    os._exit(9)
os.{name} = killed
sys.exit(scripts.week.main(sys.argv[1:], dict()))
"""


def test_killed_pull(department):
    """A pull that is killed while it writes leaves the former file as it was, and the next one is whole."""
    department.run("2026-W47")
    before = department.week("2026-W47").read_bytes()
    department.export(*make_ordinary_rows(), *make_late_rows(8))
    arguments = ["2026-W47", "--again", "--config", str(department.config), "--content", str(department.content)]

    for name in ("replace", "fsync"):
        done = subprocess.run([sys.executable, "-c", KILLED.format(name=name), *arguments], check=False)

        assert done.returncode == 9
        assert department.week("2026-W47").read_bytes() == before

    assert department.run("2026-W47", "--again") == 0
    assert department.tickets("2026-W47").resolved.this == 26
