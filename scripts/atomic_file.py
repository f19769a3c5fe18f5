"""Files that are replaced whole or not at all."""

import os
import tempfile
from pathlib import Path


def read_if_there(path: Path) -> bytes | None:
    """The file's bytes, None where there is no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def replace_file(path: Path, data: bytes, before: bytes | None) -> None:
    """Give a file new bytes; whoever reads it sees the old or the new ones, and an error leaves the old ones.

    `before` is what was read (None for no file): OSError where somebody has saved something else since. A symbolic link
    stays one.
    """
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, fresh = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if read_if_there(path) != before:
            raise OSError(f"{path} was changed while its new content was made; do it again")
        os.chmod(fresh, path.stat().st_mode & 0o777 if before is not None else 0o644)
        os.replace(fresh, path)
    except BaseException:
        os.unlink(fresh)
        raise
