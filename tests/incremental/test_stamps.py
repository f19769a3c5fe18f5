"""A stamp that is kept belongs to one state of a file, or to none."""

import os

from hypothesis import example, given
from hypothesis import strategies as st

from plugins.hosts.incremental.detection.stamps import (
    COARSE_WINDOW,
    RACY_WINDOW,
    SECOND,
    stamp_at,
    stamp_of,
    trusted_stamp,
)
from tests.incremental.patience import patient

AT = 1_800_000_000 * SECOND + 123_456_789
TICK = SECOND // 100
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

    kept = trusted_stamp((size, mtime, ctime, 7), AT)

    assert kept != (size, later, later, 7)
    assert kept in ((size, mtime, ctime, 7), (size, -1, -1, 7))


@patient
@given(times, times)
def test_old_files_are_trusted(mtime, ctime):
    """A file that was written well before the look is not read again."""
    old = min(mtime, AT - COARSE_WINDOW - 1), min(ctime, AT - COARSE_WINDOW - 1)

    assert trusted_stamp((1, *old, 7), AT) == (1, *old, 7)


def test_young_stamp_equals_none():
    """A file written a moment before the look, or later by another clock, or moved there with an old time, is not trusted."""
    for mtime, ctime in (
        (AT, AT),
        (AT - RACY_WINDOW, AT - RACY_WINDOW),
        (AT + SECOND * 99 + 1, AT - COARSE_WINDOW),
        (AT - 9 * SECOND, AT),
    ):
        assert trusted_stamp((5, mtime, ctime, 7), AT) == (5, -1, -1, 7), (mtime, ctime)
    assert trusted_stamp((5, AT - RACY_WINDOW - 1, AT - RACY_WINDOW - 1, 7), AT) == (
        5,
        AT - RACY_WINDOW - 1,
        AT - RACY_WINDOW - 1,
        7,
    )


def test_coarse_file_systems():
    """Where times are whole seconds, a file has to be older than two of them."""
    young, old = AT // SECOND * SECOND - SECOND, AT // SECOND * SECOND - 2 * SECOND

    assert trusted_stamp((5, young, young, 7), AT) == (5, -1, -1, 7)
    assert trusted_stamp((5, old, old, 7), AT) == (5, old, old, 7)


def test_stamp_of_a_file(tmp_path):
    """A stamp changes with size, time and file; where there is no file there is none, and a link counts as what it leads to."""
    path = tmp_path / "a"
    path.write_bytes(b"1")
    first = stamp_at(str(path))

    assert first == stamp_of(path.stat())
    os.utime(path, ns=(5, 6))
    assert stamp_at(str(path))[:2] == (1, 6)
    (tmp_path / "b").write_bytes(b"2")
    os.replace(tmp_path / "b", path)
    assert stamp_at(str(path))[3] != first[3]
    assert stamp_at(str(tmp_path / "b")) is None
    (tmp_path / "link").symlink_to(path)
    assert stamp_at(str(tmp_path / "link")) == stamp_at(str(path))
