"""Whether the output folder stands as the last build left it: every file as it was written, and nothing else in any folder.

Standard library only. Where there are many files, another process looks while this one looks at the content.
"""

import os
import stat
import sys

from scripts.fast.stamps import now, settled, stamp_of

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from scripts.fast.stamps import Stamps

    Kept = Mapping[str, Any]

MANY = 3000


class Look:
    """A look at the output folder, begun in another process if it is worth while."""

    def __init__(self, output: str, kept: "Kept") -> None:
        """Begin."""
        self.output, self.kept, self.process = output, kept, 0
        alone = "threading" not in sys.modules or sys.modules["threading"].active_count() == 1
        if len(kept["files"]) > MANY and hasattr(os, "fork") and alone:
            self.process = os.fork()
            if not self.process:
                status = 1
                try:
                    status = 1 if any(differences(output, kept)) else 0
                finally:
                    os._exit(status)

    def end(self) -> tuple[list[str], bool]:
        """The outputs that are lost or others than they were, and whether there is anything foreign."""
        if self.process:
            _, status = os.waitpid(self.process, 0)
            if status == 0:
                return [], False
        return differences(self.output, self.kept)


def differences(output: str, kept: "Kept") -> tuple[list[str], bool]:
    """The outputs that do not stand as they were written, and whether a folder holds anything else."""
    from scripts.fast.glance import digest_at

    doubt = kept["doubt"]
    lost = [
        path
        for path in not_intact(output, kept["files"])
        if path not in doubt or digest_at(f"{output}/{path}", through_links=False) != doubt[path]
    ]
    return lost, any_other(output, kept)


def not_intact(output: str, files: "Stamps") -> list[str]:
    """The paths whose files bear another stamp."""
    found = []
    top = output + "/"
    for path, stamp in files.items():
        try:
            there = os.stat(top + path, follow_symlinks=False)
        except OSError:
            found.append(path)
            continue
        if stamp != (there.st_size, there.st_mtime_ns, there.st_ctime_ns, there.st_ino) or not stat.S_ISREG(
            there.st_mode
        ):
            found.append(path)
    return found


def any_other(output: str, kept: "Kept") -> bool:
    """Whether a folder may hold other names than the last build left in it; where its stamp is no proof, the names are compared."""
    names = kept["names"]
    try:
        for folder, stamp in kept["folders"].items():
            if folder in names:
                if os.path.islink(f"{output}/{folder}") or names_in(f"{output}/{folder}") != names[folder]:
                    return True
                continue
            there = os.stat(f"{output}/{folder}", follow_symlinks=False)
            if (there.st_mtime_ns, there.st_ctime_ns, there.st_ino) != stamp:
                return True
    except OSError:
        return True
    return False


def names_in(folder: str) -> tuple[str, ...]:
    """The names in a folder; hidden ones at the top belong to whoever serves it, and a build hides none elsewhere."""
    top = folder.endswith("/")
    return tuple(sorted(name for name in os.listdir(folder) if not (top and name.startswith("."))))


def standing(
    output: str, former: "Kept", digests: "Mapping[str, bytes]", touched: "Iterable[str]", moved: bool
) -> "dict[str, Any]":
    """What to keep of the output folder at the end of a build.

    `digests` are those of all outputs, `touched` the outputs that were written or looked at in doubt, `moved` whether any came or
    went.
    """
    touched, at = set(touched), now()
    files: Stamps = {}
    before = former.get("files", {})
    for path in digests:
        stamp = before.get(path)
        if stamp is None or stamp[1] < 0 or path in touched:
            stamp = settled(stamp_of(os.stat(f"{output}/{path}", follow_symlinks=False)), at)
        files[path] = stamp
    folders = {} if moved or not former else dict(former["folders"])
    looked = folders_of(digests) if not folders else {*map(folder_of, touched), *former["names"]}
    for folder in looked:
        there = os.stat(f"{output}/{folder}", follow_symlinks=False)
        mtime, ctime = settled((0, there.st_mtime_ns, there.st_ctime_ns, 0), at)[1:3]
        folders[folder] = (mtime, ctime, there.st_ino)
    names = names_of({folder for folder in looked if folders[folder][0] < 0 or not folder}, digests)
    return {
        "files": files,
        "doubt": {path: digests[path] for path, stamp in files.items() if stamp[1] < 0},
        "folders": folders,
        "names": names,
    }


def names_of(folders: set[str], paths: "Iterable[str]") -> dict[str, tuple[str, ...]]:
    """The names that outputs give to some folders: what else stands there now was put there while the build ran."""
    found: dict[str, set[str]] = {folder: set() for folder in folders}
    for path in paths:
        inner = path
        while inner:
            folder, _, name = inner.rpartition("/")
            if folder in found:
                found[folder].add(name)
            inner = folder
    return {folder: tuple(sorted(names)) for folder, names in found.items()}


def folder_of(path: str) -> str:
    """The folder that a path lies in; empty for the top."""
    return path.rpartition("/")[0]


def folders_of(paths: "Iterable[str]") -> set[str]:
    """All folders that paths lie in, and those above."""
    found = {""}
    for path in paths:
        folder = folder_of(path)
        while folder not in found:
            found.add(folder)
            folder = folder_of(folder)
    return found
