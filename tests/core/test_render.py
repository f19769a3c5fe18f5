"""Words for dates and numbers."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.core.output.humanize import format_days, format_number
from plugins.core.output.jinja_environment import make_filters

FILTERS = make_filters(ZoneInfo("Europe/Berlin"))
NEW_YEAR = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("day", "1 January 2027"),
        ("short_day", "1 Jan 2027"),
        ("month", "January 2027"),
        ("moment", "1 January 2027, 00:30"),
        ("iso", "2027-01-01T00:30:00+01:00"),
    ],
)
def test_moment(name, words):
    """A moment is told on the site's clock, whatever the machine's language."""
    assert FILTERS[name](NEW_YEAR) == words


def test_day_is_no_moment():
    """A day stays the day it is in every zone."""
    assert FILTERS["day"](date(2026, 12, 31)) == "31 December 2026"
    assert FILTERS["iso"](date(2026, 12, 31)) == "2026-12-31"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 16), date(2026, 11, 22), "16 to 22 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November to 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
        (date(2026, 11, 22), date(2027, 11, 22), "22 November 2026 to 22 November 2027"),
    ],
)
def test_span(first, last, words):
    """What both days share is said once."""
    assert format_days(first, last) == words


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (1, "1"), (1.04, "1"), (1.05, "1.1"), (1234, "1,234"), (1234567.89, "1,234,567.9")]
)
def test_number(value, words):
    """At most one decimal, and none where it says nothing."""
    assert format_number(value) == words
