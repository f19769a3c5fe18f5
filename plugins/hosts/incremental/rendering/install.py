"""The output folder at the end of a build: what is new is moved in, what is gone is taken away, nothing else is touched."""

import os
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.output.output_folder import (
    STAGING_PREFIX,
    WriteSummary,
    make_folder,
    remove_stale_files,
)
from plugins.core.source.output_mark import OWNER_MARKER


def staging_folder(output: Path) -> Path:
    """Return a folder for files that are to be moved to their places; what killed builds left goes.

    The lock of the state says that nobody else is building here.
    """
    output.mkdir(parents=True, exist_ok=True)
    for name in os.listdir(output):
        if name.startswith(STAGING_PREFIX):
            clear(output / name)
    waiting = output / f"{STAGING_PREFIX}{os.getpid()}"
    waiting.mkdir()
    return waiting


def clear(folder: Path) -> None:
    """Take a folder away with all that is in it."""
    if folder.is_dir() and not os.listdir(folder):
        folder.rmdir()
        return
    import shutil  # it brings libraries for archives along

    shutil.rmtree(folder, ignore_errors=True)


def install(
    output: Path, waiting: Path, names: Mapping[str, str], paths: Iterable[str], gone: Iterable[str] | None
) -> WriteSummary:
    """Put every waiting file in its place and take away those that are gone, or where that is not known, all that are foreign.

    `paths` are those of all outputs that stay.
    """
    paths = set(paths)
    removed = [] if gone is None else remove(output, gone)
    in_order = sorted(names, key=lambda path: path != OWNER_MARKER)  # that file says whose folder this is
    new = [path for path in in_order if not put(f"{waiting}/{names[path]}", output, path)]
    if gone is None:
        removed = remove_stale_files(output, paths)
    known = set(new)
    return WriteSummary(
        tuple(sorted(new)), tuple(path for path in sorted(names) if path not in known), tuple(removed), len(paths)
    )


def put(waiting: str, output: Path, path: str) -> bool:
    """Move a file to its place; whether another one stood there."""
    target = f"{output}/{path}"
    try:
        mode = os.lstat(target).st_mode
    except OSError:
        mode = 0
    if stat.S_ISREG(mode):
        os.replace(waiting, target)
        return True
    try:
        os.mkdir(target.rpartition("/")[0])
    except OSError:  # it is there, or what lies above it is not, or is a file
        clear_path(Path(target), output)
    os.replace(waiting, target)
    return False


def clear_path(target: Path, output: Path) -> None:
    """Make room for a file where there is none yet."""
    if target.is_symlink():
        target.unlink()
    elif target.is_dir():
        clear(target)  # a file took the place of a folder of pages
    make_folder(target.parent, output)


def remove(output: Path, gone: Iterable[str]) -> list[str]:
    """Take files away, and the folders that are empty then."""
    removed = []
    for path in gone:
        target = output / path
        if target.is_file() or target.is_symlink():
            target.unlink()
            removed.append(path)
        for folder in target.parents:
            if folder == output or not folder.is_dir() or any(folder.iterdir()):
                break
            folder.rmdir()
    return sorted(removed)
