"""The folder that a build writes: only what changed is written, nothing foreign is touched, nothing old stays."""

import errno
import os
import stat
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from plugins.core.source.errors import display_path, make_error
from plugins.core.source.output_mark import has_owner_marker

STAGING_PREFIX = ".glassbox-new-"
SUMMARY_PREFIX = "Glassbox wrote "  # how a host begins the line that says what it did


def require_glassbox_output(folder: Path) -> None:
    """Refuse a folder that holds files but is no site of Glassbox: a build takes away what it did not write."""
    if folder.exists() and not folder.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder))
    if has_owner_marker(str(folder)):
        return
    if any(True for _ in list_files(folder)):  # empty folders are what a first build left that was killed
        message = "holds files that are not a site of Glassbox; give another folder or empty this one"
        raise make_error(display_path(folder), message)


def has_bytes(path: str | Path, data: bytes) -> bool:
    """Tell whether a plain file holds exactly these bytes."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116  a Path for each of thousands of outputs takes time
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(data):
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class WriteSummary:
    """The effect of a build on the output folder: new, changed and gone paths, and the number of files."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    files: int

    def __str__(self) -> str:
        """Return words such as "234 files (1 new, 21 changed, 0 gone)"."""
        return f"{self.files} files ({len(self.new)} new, {len(self.changed)} changed, {len(self.gone)} gone)"


class Staging:
    """The files of a build on their way into the output folder: nothing there changes before the last one is made.

    A file whose bytes stay the same is not touched at all: it keeps its mtime and inode.
    """

    def __init__(self, folder: Path) -> None:
        """Start empty, and delete what killed builds left, but not what another build is making at the moment."""
        self.folder = folder
        self.staged: list[str] = []
        self.kept: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        import tempfile  # the incremental host does without these

        self.waiting = Path(tempfile.mkdtemp(prefix=STAGING_PREFIX, dir=folder))
        now = self.waiting.stat().st_mtime
        for left in folder.glob(f"{STAGING_PREFIX}*"):
            if left.stat().st_mtime < now - 3600:
                remove_tree(left, ignore_errors=True)

    def put(self, path: str, data: bytes) -> None:
        """Make a file ready, unless the folder holds it already."""
        self.kept.add(path)
        if has_bytes(self.folder / path, data):
            return
        (self.waiting / str(len(self.staged))).write_bytes(data)
        self.staged.append(path)

    def finish(self) -> WriteSummary:
        """Move everything to its place and take away what is not part of the site."""
        new = tuple(path for path in self.staged if not (self.folder / path).is_file())
        for number, path in enumerate(self.staged):
            target = self.folder / path
            if target.is_dir() and not target.is_symlink():
                remove_tree(target)  # a file took the place of a folder of pages
            make_folder(target.parent, self.folder)
            os.replace(self.waiting / str(number), target)
        self.drop()
        gone = remove_stale_files(self.folder, self.kept)
        known = set(new)
        return WriteSummary(new, tuple(path for path in self.staged if path not in known), tuple(gone), len(self.kept))

    def drop(self) -> None:
        """Forget everything that was made ready."""
        remove_tree(self.waiting, ignore_errors=True)


def remove_tree(folder: Path, ignore_errors: bool = False) -> None:
    """Take a folder away with all that is in it."""
    import shutil

    shutil.rmtree(folder, ignore_errors=ignore_errors)


def make_folder(folder: Path, top: Path) -> None:
    """The folder, also where an old file stands in its way."""
    for each in (folder, *folder.parents):
        if each == top:
            break
        if each.is_file():
            each.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def remove_stale_files(folder: Path, kept: Set[str]) -> list[str]:
    """Return the files below a folder that are not among those kept; they are gone, and so are folders left empty.

    Hidden files and folders at the top, such as .git or .nojekyll, belong to whoever serves the folder and stay.
    """
    gone: list[str] = []
    may_be_empty = []
    for below, files in walk_visible_folders(folder):
        others = [below + name for name in files if below + name not in kept]
        gone += others
        if below and len(others) == len(files):
            may_be_empty.append(folder / below)
    for path in gone:
        (folder / path).unlink()
    for inner in reversed(may_be_empty):
        if not os.listdir(inner):
            inner.rmdir()
    return sorted(gone)


def list_files(folder: Path) -> Iterator[str]:
    """Yield the files of a folder and of those in it, with forward slashes, without hidden ones at the top."""
    return (below + name for below, files in walk_visible_folders(folder) for name in files)


def walk_visible_folders(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield a folder and those in it, from the top down, without hidden ones at the top: each with its path below and its files."""
    top = str(folder)
    for inner, names, files in os.walk(top):
        below = inner[len(top) :].replace(os.sep, "/").lstrip("/")
        if below:
            yield f"{below}/", files
            continue
        names[:] = [name for name in names if not name.startswith(".")]
        yield "", [name for name in files if not name.startswith(".")]
