"""One build at a time in a state folder: a second one waits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def locked(folder: str) -> Iterator[bool]:
    """Hold the folder's lock, and say whether it was another's first; it falls with the process, also when that is killed."""
    file = os.open(f"{folder}/lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        yield hold(file)
    finally:
        os.close(file)


def hold(file: int) -> bool:
    """Wait until the file is ours; whether that took any time."""
    try:
        import fcntl
    except ImportError:  # Windows
        return hold_on_windows(file)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        fcntl.flock(file, fcntl.LOCK_EX)
        return True
    return False


def hold_on_windows(file: int) -> bool:
    """The same with what Windows has."""
    import msvcrt
    import time

    waited = False
    while True:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            waited = True
            time.sleep(0.1)
        else:
            return waited
