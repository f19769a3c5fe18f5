"""Exports without `exported`: the time of their files says up to when the tickets are known."""

import os
from datetime import datetime

import pytest

from tests.tickets.pull.department import TICKETS, Department, make_ordinary_rows

SATURDAY, MONDAY = (datetime.fromisoformat(f"2026-11-{day}T08:00:00+01:00").timestamp() for day in (28, 30))


def write_export(department: Department, moment: float) -> None:
    """Have an export that was written at a moment, and settings that do not say when it was made."""
    lines = (line for line in TICKETS.splitlines() if "exported" not in line)
    department.set("tickets.yaml", "\n".join((*lines, "")))
    department.export(*make_ordinary_rows())
    os.utime(department.folder / "config" / "export.csv", (moment, moment))


@pytest.mark.parametrize(("moment", "complete"), [(SATURDAY, False), (MONDAY, True)])
def test_week_that_ends_after_the_file(
    department: Department, capsys: pytest.CaptureFixture[str], moment: float, complete: bool
) -> None:
    """A week that ends after the file was written is not complete, and the pull says which time it went by."""
    write_export(department, moment)

    assert department.run("2026-W48", environ={"SOURCE_DATE_EPOCH": str(int(MONDAY) + 86400)}) == 0

    day = datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d")
    assert department.tickets("2026-W48").complete is complete
    assert f"`exported` is not set, so the time of the file counts, {day}" in capsys.readouterr().err


@pytest.mark.parametrize(("moment", "is_old"), [(SATURDAY, True), (MONDAY, False)])
def test_last_week_is_not_in_the_export(
    department: Department, capsys: pytest.CaptureFixture[str], moment: float, is_old: bool
) -> None:
    """Who pulls last week from an export that was made before its end is told so, whatever older week is pulled or left alone."""
    write_export(department, moment)

    for _ in range(2):
        assert department.run(environ={"SOURCE_DATE_EPOCH": str(int(MONDAY) + 86400)}) == 0

        said = capsys.readouterr().err
        assert ("2026-W48 is over, but not in this export, which is older: export again" in said) is is_old


def test_oldest_of_several_files(department: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """Of several files the oldest one's time counts: what came after it may be missing in it."""
    write_export(department, MONDAY)
    config = department.folder / "config"
    department.set("tickets.yaml", department.config.read_text().replace("export.csv", "[export.csv, old.csv]"))
    (config / "old.csv").write_bytes((config / "export.csv").read_bytes())
    os.utime(config / "old.csv", (SATURDAY, SATURDAY))

    assert department.run("--check") == 0

    assert "so the time of the oldest file counts, 2026-11-28 08:00 CET" in capsys.readouterr().out
