"""The files of a folder, by names that are the same on every system."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tree:
    """A folder's regular files and whatever is neither file nor folder, as sorted paths with slashes."""

    root: Path
    files: tuple[str, ...]
    special_files: tuple[str, ...]  # symbolic links, sockets, pipes

    def text(self, file: str) -> str:
        """Return the text of a file; bytes that are not UTF-8 become replacement characters."""
        return (self.root / file).read_text(encoding="utf-8", errors="replace")


def is_page(file: str) -> bool:
    """Tell whether a path is that of an HTML page."""
    return file.endswith((".html", ".htm"))


def read_tree(root: Path) -> Tree:
    """List a folder; one that is missing is empty."""
    found = sorted(_walk(root, "")) if root.is_dir() else []
    return Tree(
        root,
        tuple(path for path, regular in found if regular),
        tuple(path for path, regular in found if not regular),
    )


def _walk(folder: Path, prefix: str) -> Iterator[tuple[str, bool]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path), path + "/")
            else:
                yield path, entry.is_file(follow_symlinks=False)
