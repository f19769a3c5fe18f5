"""One build at a time in a state folder: a second one waits."""

import os
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Hold the folder's lock; it falls with the process, also when that is killed."""
    file = os.open(f"{folder}/lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        hold(file)
        yield
    finally:
        os.close(file)


def hold(file: int) -> None:
    """Wait until the file is ours."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt
        import time

        while True:
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined]
                return
            except OSError:
                time.sleep(0.1)
    fcntl.flock(file, fcntl.LOCK_EX)
