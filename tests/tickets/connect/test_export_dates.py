"""`make connect FILE=…`: the forms of an export's dates, and the order of day and month."""

import pytest

from tests.tickets.connect.exports import connect, make_rows, write_export
from tests.tickets.pull.department import Department


@pytest.mark.parametrize("form", ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"])
def test_day_and_month(site: Department, capsys: pytest.CaptureFixture[str], form: str) -> None:
    """A form is taken where a day above 12 proves it; where nothing does, a person says which it is."""
    proven = connect(site, write_export(site, make_rows(form)), "--yes")
    text = site.config.read_text(encoding="utf-8")
    early = [row for row in make_rows(form) if row[1][:2] < "13" and row[1][3:5] < "13"]
    unclear = connect(site, write_export(site, early), "--yes", "--dry-run")
    said = capsys.readouterr()
    told = connect(site, write_export(site, early), "--yes", "--dry-run", f"--answer=dates={form}")

    assert (proven, unclear, told) == (0, 2, 0)
    assert f"dates: '{form}'" in text
    assert "Nothing proves which is the day" in said.err and "(03/11/2026 14:05 is 3 November)" in said.err
    assert f"dates: '{form}'" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S+01:00", "%d. %B %Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%s"])
def test_forms_of_dates(site: Department, form: str) -> None:
    """Dates in ISO form, with names of months, with AM and PM, or as seconds need no answer."""
    status = connect(site, write_export(site, make_rows(form)), "--yes")

    assert (status, site.tickets("2026-W48").received.this) == (0, 6)


def test_dates_that_no_form_reads(site: Department, capsys: pytest.CaptureFixture[str]) -> None:
    """They are described by their shape, and a form that does not read them is refused."""
    export = write_export(site, make_rows("am %d%m%Y um %H.%M"))

    asked = connect(site, export, "--yes")
    wrong = connect(site, export, "--yes", "--answer=dates=iso")
    right = connect(site, export, "--yes", "--answer=dates=am %d%m%Y um %H.%M")

    said = capsys.readouterr().err
    assert (asked, wrong, right) == (2, 2, 0)
    assert "'a 99999999 a 99.99'" in said and "does not read" in said
