"""The output folder against the stamps that the last build left there: every file as it was written, and nothing else.

Standard library only.
"""

import os
import stat

from plugins.hosts.incremental.detection.stamps import is_racy, make_stamp, make_trusted, read_clock
from plugins.hosts.incremental.state.database import StateDatabase
from plugins.hosts.incremental.state.file_rows import (
    OUTPUT,
    OUTPUT_FOLDERS,
    drop_files,
    drop_folder,
    load_digest,
    load_stamps,
    put_files,
)

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from plugins.hosts.incremental.detection.stamps import Stamp, Stamps


class OutputCheck:
    """The outputs that are not as they were written, and whether a folder holds anything else.

    `racy` are those whose stamps prove nothing and whose bytes are right, `racy_folders` the folders of such stamps.
    """

    def __init__(
        self, missing: "Iterable[str]" = (), racy: "Iterable[str]" = (), racy_folders: "Iterable[str]" = (),
        has_foreign: bool = False,
    ) -> None:  # fmt: skip
        """Nothing is wrong unless it is named."""
        self.missing, self.racy, self.racy_folders = list(missing), list(racy), list(racy_folders)
        self.has_foreign = has_foreign

    def plain(self) -> "tuple[list[str], list[str], list[str], bool]":
        """Its parts, as another process hands them over."""
        return self.missing, self.racy, self.racy_folders, self.has_foreign


def check_outputs(output: str, database: StateDatabase) -> OutputCheck:
    """Compare the folder with the state."""
    check = OutputCheck()
    files = load_stamps(database, OUTPUT)
    for path in find_differing_files(output, files):
        if is_racy(files[path]) and has_digest(output, path, load_digest(database, OUTPUT, path)):
            check.racy.append(path)
        else:
            check.missing.append(path)
    folders = load_stamps(database, OUTPUT_FOLDERS)
    check.racy_folders = [path for path, stamp in folders.items() if is_racy(stamp)]
    expected = group_names({*check.racy_folders, ""}, files)
    check.has_foreign = has_other_names(output, folders, expected)
    return check


def find_differing_files(output: str, files: "Stamps") -> list[str]:
    """Return the paths whose files bear another stamp, or are no plain files."""
    found = []
    for path, stamp in files.items():
        try:
            there = os.stat(f"{output}/{path}", follow_symlinks=False)
        except OSError:
            found.append(path)
            continue
        if stamp != make_stamp(there) or not stat.S_ISREG(there.st_mode):
            found.append(path)
    return found


def has_digest(output: str, path: str, digest: bytes) -> bool:
    """Tell whether an output has the bytes that were written."""
    from plugins.hosts.incremental.detection.digests import digest_file

    return digest_file(f"{output}/{path}", through_links=False) == digest


def has_other_names(output: str, folders: "Stamps", expected: "dict[str, set[str]]") -> bool:
    """Tell whether a folder holds other names than the last build left in it; where its stamp is no proof, they are compared."""
    try:
        for folder, stamp in folders.items():
            if folder in expected:
                if os.path.islink(f"{output}/{folder}") or list_names(output, folder) != expected[folder]:
                    return True
            elif stat_folder(output, folder) != stamp:
                return True
    except OSError:
        return True
    return not folders


def stat_folder(output: str, folder: str) -> "Stamp":
    """Return the stamp of a folder, whose size depends on the system."""
    there = os.stat(f"{output}/{folder}", follow_symlinks=False)
    return (0, *make_stamp(there)[1:])


def list_names(output: str, folder: str) -> set[str]:
    """Return the names in a folder; hidden ones at the top belong to whoever serves it, and a build hides none elsewhere."""
    return {name for name in os.listdir(f"{output}/{folder}") if folder or not name.startswith(".")}


def group_names(folders: "Collection[str]", paths: "Iterable[str]") -> "dict[str, set[str]]":
    """Return the names that outputs give to some folders."""
    found: dict[str, set[str]] = {folder: set() for folder in folders}
    if found.keys() == {""}:
        return {"": {path.partition("/")[0] for path in paths}}
    for path in paths:
        inner = path
        while inner:
            folder, _, name = inner.rpartition("/")
            if folder in found:
                found[folder].add(name)
            inner = folder
    return found


def list_folders(paths: "Iterable[str]") -> set[str]:
    """Return all folders that paths lie in, and those above; empty for the top."""
    found = {""}
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return found


def save_all_outputs(output: str, database: StateDatabase, digests: "dict[str, bytes]") -> None:
    """Write down how all outputs, given with the digests of their bytes, and their folders stand now."""
    drop_folder(database, OUTPUT)
    drop_folder(database, OUTPUT_FOLDERS)
    save_outputs(output, database, digests, list_folders(digests), digests.__getitem__)


def save_racy_outputs(output: str, database: StateDatabase, check: OutputCheck) -> None:
    """Write down the stamps that prove something by now."""
    save_outputs(output, database, check.racy, check.racy_folders, lambda path: load_digest(database, OUTPUT, path))


def save_outputs(
    output: str,
    database: StateDatabase,
    paths: "Iterable[str]",
    folders: "Iterable[str]",
    digest: "Callable[[str], bytes]",
) -> None:
    """Write down how some outputs and folders stand."""
    at = read_clock()
    found = ((path, make_stamp(os.stat(f"{output}/{path}", follow_symlinks=False))) for path in paths)
    put_files(database, OUTPUT, ((path, make_trusted(stamp, at), digest(path), b"", b"") for path, stamp in found))
    for folder in folders:
        try:
            stamp = stat_folder(output, folder)
        except FileNotFoundError:
            drop_files(database, OUTPUT_FOLDERS, (folder,))
        else:
            _, mtime, ctime, inode = make_trusted(stamp, at)
            put_files(database, OUTPUT_FOLDERS, [(folder, (0, mtime, ctime, inode), b"", b"", b"")])


def count_outputs(database: StateDatabase) -> int:
    """Return how many outputs there are."""
    query = "SELECT count(*) FROM files WHERE folder = ?"
    count: int = database.connection.execute(query, (OUTPUT,)).fetchone()[0]
    return count
