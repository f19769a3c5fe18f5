"""Whether the output folder stands as the last build left it: every file as it was written, and nothing else in any folder.

Standard library only. Where there are many files, another process looks while this one looks at the content.
"""

import os
import stat
import sys

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scripts.fast.manifest import Manifest
    from scripts.fast.stamps import Stamps

    Doubted = Mapping[
        str, Any
    ]  # how many "files" there are, the digests of those in "doubt", the "names" in doubtful folders

MANY = 3000


class Look:
    """A look at the output folder, begun in another process if it is worth while."""

    def __init__(self, output: str, manifest: "Manifest", doubted: "Doubted") -> None:
        """Begin; `doubted` is what stamps prove nothing of."""
        self.output, self.manifest, self.doubted, self.process = output, manifest, doubted, 0
        self.found: tuple[list[str], bool] | None = None
        alone = "threading" not in sys.modules or sys.modules["threading"].active_count() == 1
        if doubted["files"] > MANY and hasattr(os, "fork") and alone:
            self.process = os.fork()
            if not self.process:
                status = 1
                try:
                    status = 1 if any(self.differences()) else 0
                finally:
                    os._exit(status)

    def end(self) -> tuple[list[str], bool]:
        """The outputs that are lost or others than they were, and whether there is anything foreign."""
        if self.found is None:
            self.found = ([], False) if self.process and self.close() == 0 else self.differences()
        return self.found

    def close(self) -> int:
        """Wait for the other process, if there is one; its status."""
        status = 0
        if self.process:
            _, status = os.waitpid(self.process, 0)
            self.process = 0
        return status

    def differences(self) -> tuple[list[str], bool]:
        """The same, found by this process."""
        files, folders = self.manifest.table("output files").base, self.manifest.table("output folders").base
        return differences(self.output, files, folders, self.doubted)


def differences(
    output: str, files: "Stamps", folders: "Mapping[str, Any]", doubted: "Doubted"
) -> tuple[list[str], bool]:
    """The outputs that do not stand as they were written, and whether a folder holds anything else."""
    from scripts.fast.glance import digest_at

    doubt = doubted["doubt"]
    lost = [
        path
        for path in not_intact(output, files)
        if path not in doubt or digest_at(f"{output}/{path}", through_links=False) != doubt[path]
    ]
    return lost, any_other(output, folders, doubted["names"])


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


def any_other(output: str, folders: "Mapping[str, Any]", names: "Mapping[str, tuple[str, ...]]") -> bool:
    """Whether a folder may hold other names than the last build left in it; where its stamp is no proof, the names are compared."""
    try:
        for folder, stamp in folders.items():
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
