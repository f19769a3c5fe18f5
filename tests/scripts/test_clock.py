"""What time it is."""

from datetime import UTC, datetime, timedelta

import pytest

from scripts.clock import now


def test_source_date_epoch():
    """A build can be given its moment."""
    assert now({"SOURCE_DATE_EPOCH": "1794985200"}) == datetime(2026, 11, 18, 7, 0, tzinfo=UTC)


def test_clock():
    """Without it the clock counts."""
    assert abs(now({}) - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("text", ["soon", "1e9", "9" * 30])
def test_no_moment(text):
    """What is no moment is refused with a cure."""
    with pytest.raises(ValueError, match="set it to seconds since 1970"):
        now({"SOURCE_DATE_EPOCH": text})
