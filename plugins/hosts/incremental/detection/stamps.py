"""Stamps: what the system says of a file without reading it, which tells whether it may have changed since it was looked at.

A stamp is size, mtime, ctime (both in nanoseconds) and inode. A file that was written so shortly before it was looked at that
another write may bear the same time gets a stamp that is equal to none (`RACY`), as git does with "racily clean" entries.
"""

import os
import time

Stamp = tuple[int, int, int, int]
Stamps = dict[str, Stamp]
RACY_WINDOW = (
    20_000_000  # ns: writes further apart than this differ in time, also where the kernel ticks 100 times a second
)
COARSE_WINDOW = 2_000_000_000  # ns: on file systems that write whole seconds (FAT: every second one)
SECOND = 1_000_000_000
RACY = -1  # a time that no file has
INODES = (1 << 63) - 1  # some systems number files with all 64 bits, of which SQLite's numbers have one for the sign


def make_stamp(found: os.stat_result) -> Stamp:
    """Return the stamp in what the system says of a file."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino & INODES


def stat_path(path: str) -> Stamp | None:
    """Return the stamp of a file; None where there is none."""
    try:
        return make_stamp(os.stat(path))
    except OSError:
        return None


def make_trusted(stamp: Stamp, looked: int) -> Stamp:
    """Return the stamp to keep of a file that was looked at at a time (ns): one that a later write cannot have too."""
    _, mtime, ctime, _ = stamp
    margin = COARSE_WINDOW if mtime % SECOND == 0 else RACY_WINDOW
    return stamp if max(mtime, ctime) < looked - margin else make_racy(stamp)


def make_racy(stamp: Stamp) -> Stamp:
    """Return the stamp of the same file that is equal to none, so that the file is looked at again."""
    size, _, _, inode = stamp
    return size, RACY, RACY, inode


def is_racy(stamp: Stamp) -> bool:
    """Tell whether a stamp is equal to none."""
    _, mtime, _, _ = stamp
    return mtime == RACY


def read_clock() -> int:
    """Return the time against which stamps are judged."""
    return time.time_ns()
