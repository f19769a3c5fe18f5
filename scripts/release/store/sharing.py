"""Files that two trees have in common: one file on the disk with two names, where the disk can do that."""

import filecmp
import os
import shutil
import stat
from pathlib import Path

from plugins.core.output.atomic_file import FILE_MODE
from scripts.release.store.disk import make_folder
from scripts.release.store.manifest import ReleaseSnapshot


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name; where that cannot be had, a copy with the same time."""
    make_folder(target.parent)
    try:
        os.link(source, target)
    except OSError:  # another disk, too many links, a file of somebody else
        shutil.copy2(source, target)


def hardlink_unchanged(former: ReleaseSnapshot, fresh: ReleaseSnapshot, workshop: Path) -> frozenset[str]:
    """Put files of the former release in the place of equal ones of a fresh one; return the names of those.

    A shared file keeps its inode and time, so that backups and rsync see only what changed. From now on nobody may write
    into it: it is in a release that may be gone back to. A build renames new files into their place, so it does not.
    """
    old, new = former.tree.root, fresh.tree.root
    same = (
        file for file, facts in fresh.files.items() if (was := former.files.get(file)) and was.digest == facts.digest
    )
    return frozenset(file for file in same if _hardlink(old / file, new / file, workshop / "shared"))


def _hardlink(former: Path, fresh: Path, beside: Path) -> bool:
    try:
        # What somebody wrote into a live file stays in its release.
        if stat.S_IMODE(former.stat().st_mode) != FILE_MODE or not filecmp.cmp(former, fresh, shallow=False):
            return False
        if not former.samefile(fresh):
            os.link(former, beside)
            os.replace(beside, fresh)
    except OSError:
        return False
    return True
