"""A week that is over keeps its numbers until somebody asks for it again; a running one follows each pull."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime

from plugins.core.output.file_lock import hold_lock
from plugins.core.settings.site_settings import PROJECT
from scripts.tickets.pull_settings import load_pull_settings
from scripts.week import make_parser, pull
from tests.tickets.pull.desk import TICKETS, ordinary_rows, row

TUESDAY = date(2026, 11, 17)


def late(number: int) -> list[str]:
    """So many tickets of W47 that were closed after its numbers had been pulled."""
    return [row(f"late{each}", TUESDAY, 1, "Network", "Wi-Fi") for each in range(number)]


def test_week_that_is_over(desk, capsys):
    """A week that is over keeps its numbers, whatever became of its tickets; nobody is asked, and the cure is said."""
    desk.run("2026-W47")
    before = desk.week("2026-W47").read_bytes()
    desk.export("no export at all")

    status = desk.run("2026-W47")

    assert status == 0
    assert "2026-W47: over, with numbers, so left alone; AGAIN=1 (--again) pulls anew\n" in capsys.readouterr().out
    assert desk.week("2026-W47").read_bytes() == before


def test_range_with_weeks_that_are_over(desk, capsys):
    """Of a range only what is missing is pulled."""
    desk.run("2026-W46")
    desk.export(*ordinary_rows(), *late(8))

    assert desk.run("--from", "2026-W45", "2026-W47") == 0

    said = capsys.readouterr().out
    assert "2026-W46: over, with numbers, so left alone" in said
    assert "2 weeks in" in said
    assert [desk.tickets(f"2026-W{n}").resolved.this for n in (45, 46, 47)] == [18, 18, 26]


def test_week_pulled_again(desk, capsys):
    """Asked for, late changes are taken over, and the command says which numbers they made."""
    desk.run("2026-W47")
    desk.export(*ordinary_rows(), *late(8))

    desk.run("2026-W47", "--again")

    said = capsys.readouterr().out
    assert "  resolved 18 -> 26\n" in said
    assert "  network 6 -> 14\n" in said
    assert desk.tickets("2026-W47").resolved.this == 26


def test_two_pulls_at_once(desk):
    """The second pull waits, says so, and then finds the week done by the first."""
    lock = desk.folder / ".glassbox" / "pull.lock"
    lock.parent.mkdir()
    order = ("2026-W47", "--config", str(desk.config), "--content", str(desk.content))
    with hold_lock(lock):
        second = subprocess.Popen(
            [sys.executable, "-m", "scripts.week", *order],
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        waiting = second.stderr.readline()
        pulled_before = desk.week("2026-W47").exists()
        pull(make_parser().parse_args(order), load_pull_settings(desk.config, {}), datetime.now(UTC))
    said, _ = second.communicate()

    assert waiting == f"another pull is under way (process {os.getpid()}); waiting for it to end\n"
    assert not pulled_before
    assert "2026-W47: over, with numbers, so left alone" in said
    assert second.returncode == 0


def test_running_week_is_pulled_until_it_is_over(desk, capsys):
    """The numbers of a running week follow each pull, without being asked for, and its last ones are final."""
    over = TICKETS
    desk.set("tickets.yaml", TICKETS.replace("2026-11-30T06:00:00", "2026-11-29T12:00:00"))
    desk.run("2026-W48")
    desk.export(*ordinary_rows(), row("late", date(2026, 11, 24), 1, "Network", "Wi-Fi"))
    desk.run("2026-W48")
    assert "  resolved 18 -> 19\n" in capsys.readouterr().out
    desk.set("tickets.yaml", over)

    desk.run("2026-W48")

    said = capsys.readouterr().out
    assert "  complete false -> true\n" in said
    assert "again" not in said
    assert desk.tickets("2026-W48").complete


def test_fresh_shallow_clone(desk, tmp_path):
    """A pull needs no history of git and no earlier week: a shallow clone gives the same bytes."""
    desk.run("2026-W47")
    expected = desk.week("2026-W47").read_bytes()
    desk.week("2026-W47").unlink()
    git = ("git", "-C", str(desk.folder), "-c", "user.name=a", "-c", "user.email=a@example.com")
    for name in ("one", "two"):
        desk.words("2026-W46").parent.mkdir(exist_ok=True)
        desk.words("2026-W46").write_text(f"intro: {name}\n", "utf-8")
        for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", name]):
            subprocess.run([*git, *command], check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", desk.folder.as_uri(), str(tmp_path / "clone")], check=True)
    clone = type(desk)(tmp_path / "clone")

    assert clone.run("2026-W47") == 0
    assert clone.week("2026-W47").read_bytes() == expected


def test_weeks_before_are_counted_from_the_tickets(desk):
    """What was usual comes from this pull, whatever the files of those weeks say."""
    desk.run("2026-W46")
    desk.export(*ordinary_rows(), *(row(f"late{n}", date(2026, 11, 10), 1, "Network", "Wi-Fi") for n in range(8)))

    desk.run("2026-W47")

    assert desk.tickets("2026-W46").resolved.this == 18
    assert desk.tickets("2026-W47").resolved.four_weeks == 20


KILLED = """
import os, sys
import plugins.core.output.atomic_file, scripts.week
replace = os.replace
def killed(*args):
    os._exit(9)
os.{name} = killed
sys.exit(scripts.week.main(sys.argv[1:], dict()))
"""


def test_killed_pull(desk):
    """A pull that is killed while it writes leaves the former file as it was, and the next one is whole."""
    desk.run("2026-W47")
    before = desk.week("2026-W47").read_bytes()
    desk.export(*ordinary_rows(), *late(8))
    arguments = ["2026-W47", "--again", "--config", str(desk.config), "--content", str(desk.content)]

    for name in ("replace", "fsync"):
        done = subprocess.run([sys.executable, "-c", KILLED.format(name=name), *arguments], check=False)

        assert done.returncode == 9
        assert desk.week("2026-W47").read_bytes() == before

    assert desk.run("2026-W47", "--again") == 0
    assert desk.tickets("2026-W47").resolved.this == 26
