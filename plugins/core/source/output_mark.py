"""The file by which a folder is known that a build of Glassbox wrote. Standard library only."""

import os
from collections.abc import Iterable

OWNER_MARKER = "api/items.json"
OWNER_MARKER_START = b'{"generator":"Glassbox"'


def is_output_folder(folder: str, entries: "Iterable[os.DirEntry[str]]") -> bool:
    """Tell whether a folder with these entries is the output of a build."""
    return any(entry.name == "api" for entry in entries) and has_owner_marker(folder)


def has_owner_marker(folder: str) -> bool:
    """Tell whether the file that marks an output stands in a folder, as a build writes it."""
    path = f"{folder}/{OWNER_MARKER}"
    try:
        if not os.path.isfile(path):  # noqa: PTH113  most builds do without pathlib
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(len(OWNER_MARKER_START)) == OWNER_MARKER_START
    except OSError:
        return False
