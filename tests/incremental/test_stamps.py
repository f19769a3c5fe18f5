"""A stamp that is kept belongs to one state of a file, or to none."""

import os

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from plugins.hosts.incremental.detection.stamps import (
    COARSE_WINDOW,
    SECOND,
    make_stamp,
    make_trusted,
    stat_path,
)

AT = 1_800_000_000 * SECOND + 123_456_789
TICK = SECOND // 100
patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
times = (
    st.integers(AT - 3 * COARSE_WINDOW, AT + 3 * COARSE_WINDOW)
    | st.integers(AT // SECOND - 5, AT // SECOND + 5).map(lambda second: second * SECOND)
    | st.integers(AT // TICK - 3, AT // TICK + 1).map(lambda tick: tick * TICK)
)


@patient
@given(st.integers(0, 99), times, times)
@example(5, AT // TICK * TICK, AT // TICK * TICK)
@example(5, AT // SECOND // 2 * 2 * SECOND, AT // SECOND // 2 * 2 * SECOND)
def test_a_later_write_has_another_stamp(size, mtime, ctime):
    """Whatever was written after the look, at a tick of 10 ms or of two seconds, bears another stamp than the one that is kept."""
    coarse = mtime % SECOND == 0
    tick = 2 * SECOND if coarse else TICK
    later = AT // tick * tick  # the earliest time that a write after the look may bear

    kept = make_trusted((size, mtime, ctime, 7), AT)

    assert kept != (size, later, later, 7)
    assert kept in ((size, mtime, ctime, 7), (size, -1, -1, 7))


@patient
@given(times, times)
def test_old_files_are_trusted(mtime, ctime):
    """A file that was written well before the look is not read again."""
    old = min(mtime, AT - COARSE_WINDOW - 1), min(ctime, AT - COARSE_WINDOW - 1)

    assert make_trusted((1, *old, 7), AT) == (1, *old, 7)


def test_stamp_of_a_file(tmp_path):
    """A stamp changes with size, time and file; where there is no file there is none, and a link counts as what it leads to."""
    path = tmp_path / "a"
    path.write_bytes(b"1")
    first = stat_path(str(path))

    assert first == make_stamp(path.stat())
    os.utime(path, ns=(5, 6))
    assert stat_path(str(path))[:2] == (1, 6)
    (tmp_path / "b").write_bytes(b"2")
    os.replace(tmp_path / "b", path)
    assert stat_path(str(path))[3] != first[3]
    assert stat_path(str(tmp_path / "b")) is None
    (tmp_path / "link").symlink_to(path)
    assert stat_path(str(tmp_path / "link")) == stat_path(str(path))
