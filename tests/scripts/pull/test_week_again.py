"""A week that is over is published: what a later pull does with it, with its neighbours, and with one that is running."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from plugins.core.week import Week
from tests.scripts.pull.desk import TICKETS, ordinary_rows, row

PROJECT = Path(__file__).resolve().parents[3]
TUESDAY = date(2026, 11, 17)


def late(number: int) -> list[str]:
    """So many tickets of W47 that were closed after its numbers had been pulled."""
    return [row(f"late{each}", TUESDAY, 1, "Network", "Wi-Fi") for each in range(number)]


def test_week_that_is_over(desk, capsys):
    """A week that is over keeps its numbers, whatever became of its tickets, and the command says how to pull it again."""
    desk.run("2026-W47")
    before = desk.week("2026-W47").read_bytes()
    desk.export(*ordinary_rows(), *late(8))

    status = desk.run("2026-W47")

    assert status == 0
    assert "is unchanged\n  the week is over and has its numbers; --again pulls it anew\n" in capsys.readouterr().out
    assert desk.week("2026-W47").read_bytes() == before


def test_week_pulled_again(desk, capsys):
    """Asked for, many late changes are taken over, and the command says which numbers they made."""
    desk.run("2026-W47")
    desk.export(*ordinary_rows(), *late(8))

    desk.run("2026-W47", "--again")

    said = capsys.readouterr().out
    assert "  resolved 18 -> 26\n" in said
    assert "  network 6 -> 14\n" in said
    assert Week.load(desk.week("2026-W47")).tickets.resolved.this == 26


@pytest.mark.parametrize("number", [1, 4])
def test_few_late_changes(desk, capsys, number):
    """Few late changes are not taken over, as whoever kept the old page could count them; the command says so."""
    desk.run("2026-W47")
    before = desk.week("2026-W47").read_bytes()
    desk.export(*ordinary_rows(), *late(number))

    status = desk.run("2026-W47", "--again")

    said = capsys.readouterr().out
    assert status == 0
    assert "what changed is fewer than 5 tickets" in said and "->" not in said
    assert desk.week("2026-W47").read_bytes() == before


def test_versions_that_were_committed(desk, capsys):
    """The numbers differ by a few from no version that git remembers, also not from one before the last."""
    git = ("git", "-C", str(desk.folder), "-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run([*git, "init", "-q"], check=True)
    for number in (0, 8):
        desk.export(*ordinary_rows(), *late(number))
        desk.run("2026-W47", "--again")
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "-qm", "Pull"], check=True)
    desk.export(*ordinary_rows(), *late(2))

    desk.run("2026-W47", "--again")

    assert "what changed is fewer than 5 tickets" in capsys.readouterr().out
    assert Week.load(desk.week("2026-W47")).tickets.resolved.this == 26


def test_next_week_after_late_changes(desk):
    """The next week's page repeats what the week's own page says, not what has become of it."""
    desk.run("2026-W46")
    desk.export(*ordinary_rows(), row("late", date(2026, 11, 10), 1, "Network", "Wi-Fi"))

    desk.run("2026-W47")

    assert Week.load(desk.week("2026-W47")).tickets.resolved.last_week == 18


def test_missed_week_after_late_changes(desk):
    """A week that was missed says nothing that differs by a few from what the next week's page has said of it."""
    desk.run("2026-W47")
    desk.export(*ordinary_rows(), row("late", date(2026, 11, 10), 1, "Network", "Wi-Fi"))

    desk.run("2026-W46")

    tickets = Week.load(desk.week("2026-W46")).tickets
    assert (tickets.received.this, tickets.resolved.this, tickets.services) == ("withheld", "withheld", ())


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

    assert "  complete false -> true\n" in capsys.readouterr().out
    assert "again" not in capsys.readouterr().out
    assert Week.load(desk.week("2026-W48")).tickets.complete
