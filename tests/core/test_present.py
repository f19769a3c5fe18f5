"""What time it is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from plugins.core.settings.build_time import read_build_time

CLOCK = datetime(2026, 11, 20, 13, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("environ", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_clock(environ):
    """Without a word from outside it is the clock's second, in UTC."""
    assert read_build_time(environ, CLOCK) == datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_source_date_epoch():
    """A reproducible build states its moment, and the clock does not matter."""
    assert read_build_time({"SOURCE_DATE_EPOCH": "1795334400"}, CLOCK) == datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize("stated", ["now", "1.5", "9" * 30, "2026-11-20", "-" + "9" * 30])
def test_nonsense(stated):
    """A value that is no number of seconds is refused in words."""
    with pytest.raises(ValueError, match=r"SOURCE_DATE_EPOCH is .*; it takes seconds since 1970"):
        read_build_time({"SOURCE_DATE_EPOCH": stated}, CLOCK)


@pytest.fixture
def still(tmp_path):
    """A config folder that has the site stand still."""
    (tmp_path / "site.yaml").write_text("name: IT\nas_of: 2026-09-01T09:00:00+02:00  # the demo\n", encoding="utf-8")
    return tmp_path


def test_site_that_stands_still(still):
    """The settings stop the clock; whoever states a moment from outside has the last word."""
    assert read_build_time({}, CLOCK, still) == datetime(2026, 9, 1, 7, tzinfo=UTC)
    assert read_build_time({"SOURCE_DATE_EPOCH": "1795334400"}, CLOCK, still) == datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize("line", ["", "as_of: 2026-09-01T09:00", "as_of: soon", "  as_of: 2026-09-01T09:00:00+02:00"])
def test_settings_without_a_moment(tmp_path, line):
    """Settings that name no moment leave the clock alone; what is wrong with them is reported where they are read."""
    (tmp_path / "site.yaml").write_text(f"name: IT\n{line}\n", encoding="utf-8")

    assert read_build_time({}, CLOCK, tmp_path) == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert read_build_time({}, CLOCK, tmp_path / "missing") == datetime(2026, 11, 20, 12, tzinfo=UTC)
