"""What stands in a folder, and how two such folders differ."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileState:
    """A file as it stands: its bytes, when it was written (ns) and which file it is."""

    data: bytes
    written: int
    inode: int


@dataclass(frozen=True)
class Tree:
    """The files of a folder by path, and its folders; what is hidden at the top belongs to others and is left out."""

    files: Mapping[str, FileState]
    folders: frozenset[str]

    def bytes(self) -> dict[str, bytes]:
        """Return the files' bytes."""
        return {path: file.data for path, file in self.files.items()}


def read_tree(folder: Path) -> Tree:
    """Return a folder as it stands now; an empty tree where there is none."""
    files, folders = {}, set()
    for inner, names, found in os.walk(folder):
        top = Path(inner) == folder
        names[:] = sorted(name for name in names if not (top and name.startswith(".")))
        below = Path(inner).relative_to(folder)
        folders |= {(below / name).as_posix() for name in names}
        for name in found:
            if not (top and name.startswith(".")):
                path = Path(inner, name)
                state = path.lstat()
                data = os.fsencode(f"-> {path.readlink()}") if path.is_symlink() else path.read_bytes()
                files[(below / name).as_posix()] = FileState(data, state.st_mtime_ns, state.st_ino)
    return Tree(files, frozenset(folders))


def find_differences(ours: Tree, stock: Tree) -> list[str]:
    """Return where the incremental host's tree is not that of a clean build."""
    rows = [f"{path} is too many" for path in sorted(set(ours.files) - set(stock.files))]
    rows += [f"{path} is missing" for path in sorted(set(stock.files) - set(ours.files))]
    rows += [f"{path}/ is a folder too many" for path in sorted(ours.folders - stock.folders)]
    for path in sorted(set(ours.files) & set(stock.files)):
        if ours.files[path].data != stock.files[path].data:
            rows += [f"{path} differs", *find_first_difference(ours.files[path].data, stock.files[path].data)]
    return rows


def find_first_difference(ours: bytes, stock: bytes) -> Iterator[str]:
    """Yield the first lines that differ."""
    pairs = zip([*ours.split(b"\n"), b""], [*stock.split(b"\n"), b""], strict=False)
    for number, (mine, theirs) in enumerate(pairs, 1):
        if mine != theirs:
            at = max(0, next((i for i, (a, b) in enumerate(zip(mine, theirs, strict=False)) if a != b), 0) - 60)
            yield f"    line {number}: fast  {mine[at : at + 160]!r}"
            yield f"    line {number}: stock {theirs[at : at + 160]!r}"
            return


def find_rewritten(before: Tree, after: Tree) -> list[str]:
    """Return files that were written although their bytes are the same."""
    same = [path for path in before.files if path in after.files and before.files[path].data == after.files[path].data]
    return [f"{path} was written anew with the same bytes" for path in same if before.files[path] != after.files[path]]
