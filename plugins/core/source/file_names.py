"""The names of files: how they compare, and how the disk has them. Standard library only."""

import os

FILE_SUFFIXES = (".md", ".yaml", ".yml")


def compose_name(name: str) -> str:
    """Return a name with letters and their marks as one character (Unicode's form NFC)."""
    if name.isascii():
        return name
    from unicodedata import normalize

    return normalize("NFC", name)


def fold_name(name: str) -> str:
    """Return a name as a disk of Windows or macOS compares it: without regard to case."""
    return compose_name(name).casefold()


def find_on_disk(folder: str, source: str) -> str:
    """Return the path of a file that was listed as `source`, as the disk has it: maybe with the marks apart from their letters."""
    if source.isascii():
        return f"{folder}/{source}"
    from unicodedata import normalize

    path = folder
    for name in source.split("/"):
        whole = f"{path}/{name}"
        path = whole if os.path.lexists(whole) else f"{path}/{normalize('NFD', name)}"
    return path
