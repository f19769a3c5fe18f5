"""A lock that keeps two processes from doing the same at once; it falls with the process that holds it, killed or not."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def hold_lock(path: str | Path, say: Callable[[str], None] | None = None, what: str = "") -> Iterator[bool]:
    """Hold the lock of a file, and tell whether another process held it first; `say` is told that somebody does `what`."""
    from filelock import FileLock, Timeout

    path = Path(path)
    if path.is_dir():
        shutil.rmtree(path)
    lock = FileLock(path, mode=0o644)
    waited = False
    try:
        lock.acquire(blocking=False)
    except Timeout:
        waited = True
        if say:
            say(f"another {what} is under way{describe_holder(path)}; waiting for it to end")
        lock.acquire(poll_interval=0.05)
    try:
        with suppress(OSError):  # Windows lets nobody write into what is locked
            path.write_text(f"{os.getpid()}\n", encoding="utf-8")
        yield waited
    finally:
        lock.release()


def describe_holder(path: Path) -> str:
    """Return the process that holds a lock, in words; empty where that is not known."""
    try:
        number = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return f" (process {number})" if number.isdigit() else ""
