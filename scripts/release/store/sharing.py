"""Files that two trees have in common: one file on the disk with two names, where the disk can do that."""

import filecmp
import os
import shutil
import stat
from collections.abc import Iterable
from pathlib import Path

from plugins.core.output.atomic_file import FILE_MODE
from scripts.release.store.disk import make_folder


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name; where that cannot be had, a copy with the same time."""
    make_folder(target.parent)
    try:
        os.link(source, target)
    except OSError:  # another disk, too many links, a file of somebody else
        shutil.copy2(source, target)


def share(files: Iterable[str], former: Path, fresh: Path, workshop: Path) -> frozenset[str]:
    """Put files of the former tree in the place of equal ones of the fresh tree; the names of those that it worked for.

    A shared file keeps its inode and time, so that backups and rsync see only what changed. From now on nobody may write
    into it: it is in a release that may be gone back to. A build renames new files into their place, so it does not.
    """
    return frozenset(file for file in files if _share(former / file, fresh / file, workshop / "shared"))


def _share(former: Path, fresh: Path, beside: Path) -> bool:
    try:
        # What somebody wrote into a live file stays in its release.
        if stat.S_IMODE(former.stat().st_mode) != FILE_MODE or not filecmp.cmp(former, fresh, shallow=False):
            return False
        if former.samefile(fresh):
            return True
        os.link(former, beside)
        os.replace(beside, fresh)
    except OSError:
        return False
    return True
