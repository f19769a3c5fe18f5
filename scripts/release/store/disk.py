"""Trees that survive a power cut, renaming that waits for Windows, and removing."""

import os
import shutil
import sys
import time
from collections.abc import Iterable, Set
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugins.core.output.atomic_file import sync_folder, sync_path

WINDOWS = sys.platform == "win32"
# A virus scanner or the web server holds files open for a moment; Windows then refuses to rename their folder.
PATIENCE = 5.0 if WINDOWS else 0.0
FOLDER_MODE = 0o755


def make_folder(path: Path) -> None:
    """Create a folder and those above it, readable by a web server whatever the umask."""
    if not path.is_dir():
        make_folder(path.parent)
        path.mkdir(exist_ok=True)
        path.chmod(FOLDER_MODE)


def sync_tree(root: Path, files: Iterable[str], kept: Set[str] = frozenset()) -> None:
    """Have the disk keep every file of a tree and every folder entry before anybody is sent there.

    The files of `kept` are on the disk already, but not their names.
    """
    files = list(files)
    with ThreadPoolExecutor(8) as pool:  # a disk gathers flushes that arrive together
        list(pool.map(_sync_file, [root / file for file in files if file not in kept]))
        list(pool.map(sync_folder, sorted({root, *(root / above for file in files for above in Path(file).parents)})))


def _sync_file(path: Path) -> None:
    flags = os.O_RDWR | getattr(os, "O_BINARY", 0) if WINDOWS else os.O_RDONLY
    sync_path(path, flags)


def rename(source: Path, target: Path, patience: float = PATIENCE) -> None:
    """Give a folder a new name, for up to `patience` seconds trying again while Windows says it is in use."""
    until = time.monotonic() + patience
    while True:
        try:
            source.rename(target)
        except PermissionError:
            if time.monotonic() >= until:
                raise
            time.sleep(0.1)
        else:
            return


def remove(path: Path) -> bool:
    """Delete a file, a link (not what it points to) or a tree; False when something still holds on to it."""
    for _ in range(3):
        try:
            if path.is_symlink() or path.is_file():
                path.unlink()
            else:
                shutil.rmtree(path)
        except FileNotFoundError:
            if not os.path.lexists(path):
                return True
        except OSError:
            time.sleep(0.1)
        else:
            return True
    return not os.path.lexists(path)
