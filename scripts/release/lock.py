"""One publish at a time: a lock of the operating system that vanishes with the process that holds it."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

if sys.platform == "win32":
    import msvcrt

    # Windows locks bytes and forbids to read them, so the locked one lies far behind the process number.
    FAR = 1 << 30

    def _take(file: TextIO) -> bool:
        file.seek(FAR)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: TextIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def hold(path: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Keep everybody else out while the block runs; says so once if that means waiting."""
    with path.open("a+", encoding="utf-8") as file:
        if not _take(file):
            say(f"another publish is under way ({_holder(file)}); waiting for it to end")
            while not _take(file):
                time.sleep(0.05)
        _sign(file)
        yield  # closing the file gives the lock back


def _holder(file: TextIO) -> str:
    file.seek(0)
    number = file.read(20).strip()
    return f"process {number}" if number else "process unknown"


def _sign(file: TextIO) -> None:
    """Leave our process number for the one who has to wait."""
    file.seek(0)
    file.truncate()
    file.write(f"{os.getpid()}\n")
    file.flush()
