"""Dates of an export whose form nobody has set."""

import pytest

from scripts.tickets.sources.protocol import SourceError
from tests.tickets.sources.dated_exports import read_stamps


def test_forms_without_a_doubt_need_no_setting(tmp_path):
    """ISO, seconds and milliseconds are told by themselves, also a number that Python would take for a day of the year 1771."""
    opened = {
        "2026-02-23 20:15": "2026-02-23 19:15",
        "1771874100": "2026-02-23 19:15",
        "1771010112345": "2026-02-13 19:15",
    }

    tickets = read_stamps(tmp_path, *opened, timezone="Europe/Berlin")

    assert [f"{ticket.created:%Y-%m-%d %H:%M}" for ticket in tickets] == list(opened.values())


@pytest.mark.parametrize("stamp", ["45678", "4567812", "3600", "2026022320", "999999999999999"])
def test_numbers_that_may_be_anything_are_refused(tmp_path, stamp):
    """A serial of a spreadsheet, a length of time or another number is no stamp where no form was set."""
    with pytest.raises(SourceError, match="which is none of iso, epoch, epoch-ms"):
        read_stamps(tmp_path, stamp, timezone="Europe/Berlin")
