"""A workbook in git that cannot be read ends no check."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import Workbook

from tests.site.site_project import SiteProject
from tests.tickets.sources.workbooks import make_xlsb


def make_far_cell() -> bytes:
    """Return a workbook whose stray cell in its last corner would take hundreds of gigabytes to read."""
    book, data = Workbook(), BytesIO()
    book.active["A1"], book.active["XFD900000"] = "Total", "stray"
    book.save(data)
    return data.getvalue()


WORKBOOKS: dict[str, Callable[[], bytes]] = {
    "far.xlsx": make_far_cell,
    "without-sheet.xlsb": lambda: make_xlsb([["Total"]], "rId2"),
    "cut.xlsx": lambda: make_far_cell()[:2000],
}


@pytest.mark.parametrize("name", WORKBOOKS)
def test_check_goes_on(site_project: SiteProject, name: str) -> None:
    """It is passed over, whatever the library that reads workbooks does with it."""
    site_project.write_standard_content()
    site_project.write(f"plans/{name}", WORKBOOKS[name]())
    site_project.commit("2026-11-20 10:00")

    done = site_project.run("scripts.check", f"--content={site_project.content}")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
