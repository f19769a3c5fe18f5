"""Folders that are replaced whole: built beside the old one, then renamed into its place."""

import filecmp
import os
import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Difference:
    """The files of two folders, each with forward slashes: only in the second, in both but different, equal, only in the first."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    same: tuple[str, ...]
    gone: tuple[str, ...]


def sibling(folder: Path, word: str) -> Path:
    """A hidden folder beside this one that belongs to this process."""
    return folder.with_name(f".{folder.name}.{word}-{os.getpid()}")


def sweep(folder: Path) -> None:
    """Remove what builds that ended early left beside a folder; put back an old folder that was not replaced in time."""
    for left in sorted(folder.parent.glob(f".{folder.name}.*-*")):
        word, _, process = left.name.removeprefix(f".{folder.name}.").partition("-")
        if word not in ("new", "old") or not process.isdigit() or is_running(int(process)):
            continue
        if word == "old" and not folder.exists():
            os.replace(left, folder)
        else:
            shutil.rmtree(left, ignore_errors=True)


def is_running(process: int) -> bool:
    """Whether another process of this number runs; this process's own leftovers may go."""
    if process == os.getpid():
        return False
    if os.name == "nt":
        return False  # asking would need rights; two builds into one folder are not meant to run at once
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def difference(before: Path, after: Path) -> Difference:
    """How the files of two folders differ."""
    old, new = files_of(before), files_of(after)
    same = {path for path in old & new if filecmp.cmp(before / path, after / path, shallow=False)}
    return Difference(
        tuple(sorted(new - old)), tuple(sorted((old & new) - same)), tuple(sorted(same)), tuple(sorted(old - new))
    )


def files_of(folder: Path) -> set[str]:
    """The files below a folder."""
    return (
        {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        if folder.exists()
        else set()
    )


def keep_times(before: Path, after: Path, same: tuple[str, ...]) -> None:
    """Give equal files the mtime they had, so that copies and browsers see only what changed."""
    for path in same:
        status = (before / path).stat()
        os.utime(after / path, ns=(status.st_atime_ns, status.st_mtime_ns))


def swap_in(fresh: Path, folder: Path) -> None:
    """Put the fresh folder in the place of the old one, whose hidden files at the top (.git) come along."""
    if not folder.exists():
        os.replace(fresh, folder)
        return
    for hidden in folder.glob(".*"):
        os.replace(hidden, fresh / hidden.name)
    old = sibling(folder, "old")
    os.replace(folder, old)
    os.replace(fresh, folder)
    shutil.rmtree(old, ignore_errors=True)
