"""The demo's export and the weeks that were pulled from it."""

import shutil
from pathlib import Path

import pytest

from plugins.core.source.records.loading import load_record
from plugins.weeks.record import Week, WeekTickets
from scripts.week import main
from tests.data import make_demo_export

PROJECT = Path(__file__).resolve().parents[2]
WEEKS = [f"2026-W{number}" for number in range(36, 48)]


def test_export_is_made_again(tmp_path):
    """The generator gives the bundled export, byte for byte."""
    make_demo_export.main(tmp_path / "export.csv")

    bundled = (PROJECT / "config" / "demo" / "helpdesk-export.csv").read_bytes()
    assert (tmp_path / "export.csv").read_bytes() == bundled
    assert bundled.startswith(b"\xef\xbb\xbfNumber;Opened;")


def test_bundled_weeks_are_left_alone(tmp_path):
    """A pull from the bundled export, as `make demo` does it, changes nothing in the twelve weeks of the demo."""
    for folder in ("services", "weeks"):
        shutil.copytree(PROJECT / "content" / folder, tmp_path / folder)
    before = {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()}

    status = main(["--from", WEEKS[0], WEEKS[-1], "--content", str(tmp_path)], {})

    assert status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()} == before


def test_bundled_weeks_are_what_a_pull_makes(tmp_path):
    """Pulled anew, the numbers of the twelve weeks are the same byte for byte."""
    for folder in ("services", "weeks"):
        shutil.copytree(PROJECT / "content" / folder, tmp_path / folder)
    before = {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()}

    status = main(["--from", WEEKS[0], WEEKS[-1], "--content", str(tmp_path), "--again"], {})

    assert status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()} == before


@pytest.mark.parametrize("name", WEEKS)
def test_bundled_week(name):
    """Each week of the demo is complete and has something to show, and somebody has decided on every proposed title."""
    words = load_record(Week, path := PROJECT / "content" / "weeks" / f"{name}.yaml", path)
    tickets = load_record(WeekTickets, path := PROJECT / "content" / "weeks" / f"{name}.tickets.yaml", path)

    assert tickets.complete
    assert len(tickets.services) >= 5
    assert {title.ticket for title in tickets.proposed} <= {*(each.ticket for each in words.titles), *words.declined}
