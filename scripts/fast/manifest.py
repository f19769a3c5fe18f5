"""The manifest: what the fast host remembers, in named sections, each with its own checksum.

A section is what `marshal` writes (so it belongs to one version of Python) and is read only when asked for. Long ones lie in
files of their own, which are never changed; the file `manifest` says where each is, holds the short ones and what changed in
long tables since they were written, and is replaced as a whole. Anything that is not exactly right, from a cut file to another
program's, is `StateError`: then all is built anew.
"""

import marshal
import mmap
import zlib

from scripts.fast.kept import Kept, Patch

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from typing import Any

    Where = tuple[str, int, int, int]  # file ("" is the manifest itself), offset, length, checksum

MAGIC = b"Glassbox manifest 2\n"
NAME = "manifest"
PATCH = " +"  # how the name of a section ends that holds what changed in another


SETTLED = ("check", "cells", "listings", "problems")


class StateError(Exception):
    """The state folder holds nothing that can be used."""


class Manifest:
    """The sections of a manifest that is open for reading."""

    def __init__(self, data: bytes | mmap.mmap, folder: str = "") -> None:
        """The manifest in these bytes, whose other files lie in a folder; StateError where they are none."""
        self.folder, self.data, self.view = folder, data, memoryview(data)
        self.files: dict[str, mmap.mmap] = {}
        self.tables: dict[str, Kept] = {}
        self.values: dict[str, Any] = {}  # of sections that were read before; nobody changes them
        head = len(MAGIC) + 8
        if bytes(self.view[: len(MAGIC)]) != MAGIC or len(self.view) < head:
            raise StateError
        size, check = (int.from_bytes(self.view[at : at + 4], "big") for at in (len(MAGIC), len(MAGIC) + 4))
        self.start = head + size
        self.places: dict[str, Where] = loaded(self.view[head : self.start], size, check)

    def raw(self, name: str) -> tuple[memoryview, int]:
        """A section as it stands there, and its checksum."""
        if name not in self.places:
            raise StateError
        file, offset, size, check = self.places[name]
        if not file:
            return self.view[self.start + offset : self.start + offset + size], check
        return memoryview(self.other(file))[offset : offset + size], check

    def other(self, name: str) -> mmap.mmap:
        """Another file of the state folder."""
        if name not in self.files:
            self.files[name] = mapped(f"{self.folder}/{name}")
        return self.files[name]

    def read(self, name: str) -> "Any":
        """A section's value; StateError where there is none."""
        if name in self.values:
            return self.values[name]
        raw, check = self.raw(name)
        value = loaded(raw, self.places[name][2], check)
        if name + PATCH in self.places:
            self.patch(name).apply(value)
        if is_settled(name):
            self.values[name] = value
        return value

    def patch(self, name: str) -> Patch:
        """What changed in a table since it was written as a whole."""
        if name + PATCH not in self.places:
            return Patch({}, ())
        raw, check = self.raw(name + PATCH)
        return Patch(*loaded(raw, len(raw), check))

    def table(self, name: str) -> Kept:
        """A section that is a table, to be read when something in it is asked for; the same one each time."""
        if name not in self.tables:
            if name not in self.places:
                raise StateError
            self.tables[name] = Kept(lambda: self.read(name), lambda sought: self.holds(name, sought))
        return self.tables[name]

    def names(self) -> "list[str]":
        """The sections, without what only says what changed in another."""
        return [name for name in self.places if not name.endswith(PATCH)]

    def holds(self, name: str, sought: bytes) -> bool:
        """Whether some bytes stand anywhere in a section or in what changed in it; its values need not be made for that."""
        for each in (name, name + PATCH):
            if each in self.places:
                raw, check = self.raw(each)
                if zlib.crc32(raw) != check:
                    raise StateError
                if sought in bytes(raw):
                    return True
        return False

    def close(self) -> None:
        """Let go of the files; nothing can be read any more."""
        self.tables.clear()
        self.values = {}
        try:
            self.view.release()
            for data in (self.data, *self.files.values()):
                if isinstance(data, mmap.mmap):
                    data.close()
        except BufferError:
            pass  # an error on its way up still holds a part of it


def is_settled(name: str) -> bool:
    """Whether nobody changes a section's value in place, so that it need not be read twice; git's history grows as it is read."""
    return name in SETTLED or name.startswith("table ")


def loaded(raw: memoryview, size: int, check: int) -> "Any":
    """The value in a section's bytes; StateError where they are not what was written."""
    if len(raw) != size or zlib.crc32(raw) != check:
        raise StateError
    try:
        return marshal.loads(raw)
    except (EOFError, ValueError, TypeError):
        raise StateError from None


def mapped(path: str) -> mmap.mmap:
    """A file's bytes; StateError where there are none."""
    try:
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # mmap takes no empty file
        raise StateError from None


def load(folder: str) -> Manifest:
    """The manifest of a state folder; StateError where there is none."""
    return Manifest(mapped(f"{folder}/{NAME}"), folder)
