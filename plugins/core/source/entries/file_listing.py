"""The files of a folder that count as content, in order."""

import os
from collections.abc import Iterator

OF_SYSTEMS = ("Thumbs.db", "desktop.ini")


def list_content_files(folder: str | os.PathLike[str]) -> Iterator[str]:
    """Yield the files of a folder and of those in it, sorted, with forward slashes; editors' and systems' own files are left out.

    A symbolic link to a folder is not followed and stands there as one file. A folder that is missing has none.
    """
    yield from sorted(source for source, _ in scan_content_files(os.fspath(folder)))


def scan_content_files(folder: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield the same files, each with the system's entry, in no order."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            listing = os.scandir(f"{folder}/{below}")
        except OSError:  # as os.walk does: a folder that cannot be listed, or was taken away meanwhile, holds nothing
            continue
        with listing:
            for entry in listing:
                if is_ignored(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{below}{entry.name}/")
                else:
                    yield below + entry.name, entry


def is_ignored(name: str) -> bool:
    """Tell whether a file is none of the content: hidden, or a copy that an editor keeps."""
    if name[0] == "#":
        return name[-1] == "#" and len(name) > 1
    return name[0] == "." or name[-1] == "~" or name in OF_SYSTEMS
