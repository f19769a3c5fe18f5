"""The files of a folder that count as content, in order."""

import os
from collections.abc import Iterator

from plugins.core.source.file_names import FILE_SUFFIXES, compose_name
from plugins.core.source.output_mark import is_output_folder

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from pathlib import Path

    Found = os.DirEntry[str] | Path

OF_SYSTEMS = ("Thumbs.db", "desktop.ini")


def list_content_files(folder: str | os.PathLike[str]) -> Iterator[str]:
    """Yield the files of content/, sorted, with forward slashes; see `scan_content_files`."""
    yield from sorted(source for source, _ in scan_content_files(os.fspath(folder)))


def scan_content_files(folder: str) -> "Iterator[tuple[str, Found]]":
    """Yield the files of content/ as `scan_files` does, with letters and their marks as one character, as links name them.

    Some systems (macOS) give a name back with the marks apart; `file_names.find_on_disk` leads from the one to the other.
    """
    found = list(scan_files(folder))
    typed = {source for source, _ in found if not source.isascii()}
    for source, entry in found:
        composed = compose_name(source) if source in typed else source
        yield (source if composed in typed else composed), entry


def scan_files(folder: str) -> "Iterator[tuple[str, Found]]":
    """Yield the files of a folder and of those in it, each with the system's entry, in no order; a folder that is missing has none.

    Editors' and systems' own files are left out, a symbolic link to a folder is not followed. Some folders stand there as one
    file, for whoever reads it to refuse: one that cannot be listed, one that holds the output of a build, one with a file's name.
    """
    waiting: list[tuple[str, Found | None]] = [("", None)]
    while waiting:
        below, own = waiting.pop()
        try:
            with os.scandir(f"{folder}/{below}") as listing:
                entries = list(listing)
        except (FileNotFoundError, NotADirectoryError):  # it was taken away meanwhile
            continue
        except OSError:
            yield below[:-1], own or make_path(folder)
            continue
        if own and is_output_folder(f"{folder}/{below}", entries):
            yield below[:-1], own
            continue
        for entry in entries:
            if is_ignored(entry.name):
                continue
            is_folder = is_listed_folder(entry)
            if is_folder:
                waiting.append((f"{below}{entry.name}/", entry))
            if not is_folder or entry.name.endswith(FILE_SUFFIXES):
                yield below + entry.name, entry


def is_listed_folder(entry: "os.DirEntry[str]") -> bool:
    """Tell whether an entry is a folder; what the system tells nothing of is read as a file, which says why."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def make_path(folder: str) -> "Path":
    """Return a folder as a path, which can be asked what an entry can be asked."""
    from pathlib import Path  # most builds do without

    return Path(folder)


def is_ignored(name: str) -> bool:
    """Tell whether a file is none of the content: hidden, or a copy that an editor keeps."""
    if name[0] == "#":
        return name[-1] == "#" and len(name) > 1
    return name[0] == "." or name[-1] == "~" or name in OF_SYSTEMS
