"""What the system says of files without reading them: whether one may have changed since it was last looked at.

A stamp is size, mtime, ctime (both in nanoseconds) and inode. A file that was written so shortly before it was looked at that
another write may bear the same time gets a stamp that is equal to none, as git does with "racily clean" entries.
"""

import os
import time

Stamp = tuple[int, int, int, int]
Stamps = dict[str, Stamp]
SETTLED = 20_000_000  # ns: two writes further apart than this differ in their time, also where the kernel ticks 100 times a second
COARSE = 2_000_000_000  # ns: on file systems that write whole seconds (FAT: every second one)
SECOND = 1_000_000_000


def stamp_of(found: os.stat_result) -> Stamp:
    """The stamp in what the system says of a file."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def stamp_at(path: str) -> Stamp | None:
    """The stamp of a file; None where there is none."""
    try:
        return stamp_of(os.stat(path))
    except OSError:
        return None


def settled(stamp: Stamp, looked: int) -> Stamp:
    """The stamp to keep of a file that was looked at at a time (ns): one that a later write cannot have too."""
    size, mtime, ctime, inode = stamp
    margin = COARSE if mtime % SECOND == 0 else SETTLED
    return stamp if max(mtime, ctime) < looked - margin else (size, -1, -1, inode)


def now() -> int:
    """The time against which stamps are settled."""
    return time.time_ns()
