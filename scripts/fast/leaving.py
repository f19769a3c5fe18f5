"""What a build keeps of the output folder as it leaves it, so that the next one can tell whether it stands so (standing.py)."""

import os

from scripts.fast.stamps import now, settled, stamp_of

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from scripts.fast.kept import Kept
    from scripts.fast.standing import Doubted

UNKNOWN: "Doubted" = {"files": 0, "doubt": {}, "names": {}}


class Left:
    """The stamps of all outputs and of their folders, and the digests of all outputs."""

    def __init__(self, output: str, files: "Kept", folders: "Kept", digests: "Kept") -> None:
        """As the last build left them, but for the digests, which are those of now."""
        self.output, self.files, self.folders, self.digests = output, files, folders, digests

    def all(self) -> "dict[str, Any]":
        """Look at everything; what stamps prove nothing of."""
        self.files.replace({})
        self.folders.replace({})
        return self.noted(now(), self.digests.whole(), folders_of(self.digests.whole()), UNKNOWN)

    def again(self, former: "Doubted", written: "Iterable[str]") -> "dict[str, Any]":
        """Look at what was written, or was in doubt after the last build, at what is new or gone; what stamps prove nothing of."""
        at, gone = now(), self.digests.gone
        new = {path for path in self.digests.changed if path not in self.digests.base}
        for path in gone:
            self.files.pop(path, None)
        touched = {*written, *former["doubt"], *new} - gone
        looked = folders_of(new | gone) | {folder_of(path) for path in touched}
        return self.noted(at, touched, looked | former["names"].keys(), former if not new and not gone else UNKNOWN)

    def noted(self, at: int, paths: "Iterable[str]", folders: "set[str]", former: "Doubted") -> "dict[str, Any]":
        """The stamps of some outputs and folders brought up to date."""
        for path in paths:
            found = os.stat(f"{self.output}/{path}", follow_symlinks=False)
            self.files[path] = settled(stamp_of(found), at)
        doubtful = {""}
        for folder in folders:
            try:
                there = os.stat(f"{self.output}/{folder}", follow_symlinks=False)
            except FileNotFoundError:
                self.folders.pop(folder, None)
                continue
            mtime, ctime = settled((0, there.st_mtime_ns, there.st_ctime_ns, 0), at)[1:3]
            self.folders[folder] = (mtime, ctime, there.st_ino)
            if mtime < 0:
                doubtful.add(folder)
        known = {"": former["names"][""]} if "" in former["names"] else {}
        return {
            "files": len(self.digests),
            "doubt": {path: self.digests[path] for path in paths if self.files[path][1] < 0},
            "names": known | names_of(doubtful - known.keys(), self.digests.whole()),
        }


def names_of(folders: set[str], paths: "Iterable[str]") -> dict[str, tuple[str, ...]]:
    """The names that outputs give to some folders: what else stands there now was put there while the build ran."""
    found: dict[str, set[str]] = {folder: set() for folder in folders}
    below = tuple(f"{folder}/" for folder in folders if folder)
    for path in paths if "" in folders else filter(lambda path: path.startswith(below), paths):
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
