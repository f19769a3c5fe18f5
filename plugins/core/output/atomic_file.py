"""Files that are replaced whole or not at all, also when the power fails."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

FILE_MODE = 0o644


class ChangedMeanwhile(OSError):
    """A file was saved by somebody else while its new content was made."""


def read_if_there(path: Path) -> bytes | None:
    """Return the file's bytes, None where there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def replace_file(path: Path, data: bytes, before: bytes | None) -> None:
    """Give a file new bytes, unless it has others by now than `before` (None for no file), which is ChangedMeanwhile.

    A symbolic link stays one, and a file keeps its rights.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    mode = path.stat().st_mode & 0o777 if before is not None and path.exists() else FILE_MODE
    put_in_place(path, data, mode, lambda: require_unchanged(path, before))


def write_file(path: Path, data: bytes) -> None:
    """Give a file new bytes, whatever it has."""
    put_in_place(path, data, FILE_MODE, lambda: None)


def require_unchanged(path: Path, before: bytes | None) -> None:
    """Refuse to replace what somebody has saved since it was read."""
    if read_if_there(path) != before:
        raise ChangedMeanwhile(f"{path} was changed while its new content was made; do it again")


def put_in_place(path: Path, data: bytes, mode: int, check: Callable[[], None]) -> None:
    """Write a file beside another and put it in its place if a check passes; an error leaves the old one."""
    descriptor, fresh = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        check()
        os.chmod(fresh, mode)
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Have the disk keep the names in a folder; Windows has no such call and does not need it."""
    if sys.platform != "win32":
        sync_path(path, os.O_RDONLY)


def sync_path(path: Path, flags: int) -> None:
    """Have the disk keep what was written to a file or a folder."""
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
