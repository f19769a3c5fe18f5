"""Weeks as ISO 8601 counts them, in one zone."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from plugins.core.source.iso_week import IsoWeek


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("2026-47", "write one as 2026-W47"),
        ("２０２６-W47", "write one as 2026-W47"),
        ("2026-W00", "W01 to W53"),
        ("2025-W53", "W01 to W52"),
        ("0001-W01", "from 1970 to 2999"),
        ("9999-W52", "from 1970 to 2999"),
    ],
)
def test_name_of_no_week(name, cure):
    """A name that means no week is refused with what would be right."""
    with pytest.raises(ValueError, match=cure):
        IsoWeek.parse(name)


def test_week_of_two_years():
    """The days around New Year belong to the year that holds the week's Thursday."""
    assert str(IsoWeek.of(date(2027, 1, 3))) == "2026-W53"
    assert IsoWeek.parse("2026-W53").add_weeks(1) == IsoWeek.parse("2027-W01")


@pytest.mark.parametrize(("name", "hours"), [("2026-W13", 167), ("2026-W43", 169), ("2026-W53", 168)])
def test_length(name, hours):
    """A week in which the clocks change is an hour shorter or longer."""
    assert IsoWeek.parse(name).get_window(ZoneInfo("Europe/Berlin")).hours == hours
