"""The demo's export and the weeks that were pulled from it."""

import shutil
from pathlib import Path

import pytest

from plugins.core.week import Week
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
    shutil.copytree(PROJECT / "content" / "weeks", tmp_path / "weeks")
    before = {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()}

    status = main(["--from", WEEKS[0], WEEKS[-1], "--content", str(tmp_path)], {})

    assert status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()} == before


def test_bundled_weeks_are_what_a_pull_makes(tmp_path):
    """Made anew, as if they were not over yet, the twelve weeks are the same byte for byte, reviews of titles included."""
    shutil.copytree(PROJECT / "content" / "weeks", tmp_path / "weeks")
    before = {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()}
    for path in (tmp_path / "weeks").iterdir():
        path.write_bytes(path.read_bytes().replace(b"  complete: true\n", b"  complete: false\n"))

    status = main(["--from", WEEKS[0], WEEKS[-1], "--content", str(tmp_path), "--overwrite"], {})

    assert status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()} == before


@pytest.mark.parametrize("name", WEEKS)
def test_bundled_week(name):
    """Each week of the demo is complete and has something to show."""
    week = Week.load(PROJECT / "content" / "weeks" / f"{name}.yaml")

    assert week.tickets.complete
    assert len(week.tickets.services) >= 5
    assert all(title.is_reviewed for title in week.tickets.titles)
