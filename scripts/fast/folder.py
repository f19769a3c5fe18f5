"""The output folder at the end of a build: what is new is moved in, what is gone is taken away, nothing else is touched."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from plugins.core.output_folder import WAITING, Written, make_folder, remove_others


def waiting_folder(output: Path) -> Path:
    """A folder for files that are to be moved to their places; what killed builds left goes."""
    output.mkdir(parents=True, exist_ok=True)
    for left in output.glob(f"{WAITING}*"):
        shutil.rmtree(left, ignore_errors=True)  # the state's lock says that nobody else is building here
    return Path(tempfile.mkdtemp(prefix=WAITING, dir=output))


def move_in(output: Path, waiting: Path, names: Mapping[str, str], all_paths: Iterable[str], gone: Iterable[str] | None) -> Written:
    """Put every waiting file in its place and take away those that are gone, or where they are not known, all that are foreign."""
    paths = set(all_paths)
    new = []
    for path, name in names.items():
        target = output / path
        if not target.is_file() or target.is_symlink():
            new.append(path)
            clear(target, output)
        os.replace(waiting / name, target)
    known = set(new)
    removed = remove_others(output, paths) if gone is None else remove(output, gone)
    changed = tuple(path for path in names if path not in known)
    return Written(tuple(new), changed, tuple(removed), len(paths))


def clear(target: Path, output: Path) -> None:
    """Make room for a file where there is none yet."""
    if target.is_symlink():
        target.unlink()
    elif target.is_dir():
        shutil.rmtree(target)  # a file took the place of a folder of pages
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
