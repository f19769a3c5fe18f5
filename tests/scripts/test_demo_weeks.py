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


def test_bundled_weeks_are_pulled_again(tmp_path):
    """A pull from the bundled export finds nothing to change in the twelve weeks of the demo."""
    shutil.copytree(PROJECT / "content" / "weeks", tmp_path / "weeks")
    before = {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()}

    status = main(["--from", WEEKS[0], WEEKS[-1], "--content", str(tmp_path)], {})

    assert status == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "weeks").iterdir()} == before


@pytest.mark.parametrize("name", WEEKS)
def test_bundled_week(name):
    """Each week of the demo is complete and has something to show."""
    week = Week.load(PROJECT / "content" / "weeks" / f"{name}.yaml")

    assert week.tickets.complete
    assert len(week.tickets.services) >= 5
