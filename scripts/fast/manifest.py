"""The manifest: what the fast host remembers, in one file of named sections, each with its own checksum.

A section is what `marshal` writes (so it belongs to one version of Python) and is read only when asked for. The file is replaced
as a whole. Anything that is not exactly right, from a cut file to another program's, is `StateError`: then all is built anew.
"""

import io
import marshal
import mmap
import os
import zlib

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

MAGIC = b"Glassbox manifest 1\n"
NAME = "manifest"


class StateError(Exception):
    """The state folder holds nothing that can be used."""


class Manifest:
    """The sections of a manifest file that is open for reading."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """The manifest in these bytes; StateError where they are none."""
        self.data, self.view = data, memoryview(data)
        head = len(MAGIC) + 8
        if bytes(self.view[: len(MAGIC)]) != MAGIC or len(self.view) < head:
            raise StateError
        size, check = (int.from_bytes(self.view[at : at + 4], "big") for at in (len(MAGIC), len(MAGIC) + 4))
        self.start = head + size
        self.places: dict[str, tuple[int, int, int]] = self.value(head, size, check)

    def value(self, offset: int, size: int, check: int) -> "Any":
        """What stands at a place; StateError where that is not what was written."""
        part = self.view[offset : offset + size]
        if len(part) != size or zlib.crc32(part) != check:
            raise StateError
        try:
            return marshal.loads(part)
        except (EOFError, ValueError, TypeError):
            raise StateError from None

    def read(self, name: str) -> "Any":
        """A section's value; StateError where there is none."""
        if name not in self.places:
            raise StateError
        offset, size, check = self.places[name]
        return self.value(self.start + offset, size, check)

    def close(self) -> None:
        """Let go of the file; nothing can be read any more."""
        try:
            self.view.release()
            if isinstance(self.data, mmap.mmap):
                self.data.close()
        except BufferError:
            pass  # an error on its way up still holds a part of it

    def raw(self, name: str) -> tuple[memoryview, int]:
        """A section as it stands there, and its checksum."""
        if name not in self.places:
            raise StateError
        offset, size, check = self.places[name]
        return self.view[self.start + offset : self.start + offset + size], check


def load(folder: str) -> Manifest:
    """The manifest of a state folder; StateError where there is none."""
    try:
        with open(f"{folder}/{NAME}", "rb") as file:
            return Manifest(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):  # mmap takes no empty file
        raise StateError from None


def save(folder: str, sections: "Mapping[str, Any]", former: Manifest | None) -> None:
    """Replace the manifest; a section that is None is taken over from the former one as it is."""
    places, parts, offset = {}, [], 0
    for name, value in sections.items():
        raw, check = former.raw(name) if value is None and former else written(value)
        places[name] = (offset, len(raw), check)
        parts.append(raw)
        offset += len(raw)
    index, check = written(places)
    beside = f"{folder}/{NAME}.new"
    with open(beside, "wb", buffering=0) as file:
        file.write(MAGIC + len(index).to_bytes(4, "big") + check.to_bytes(4, "big") + index)
        for part in parts:
            write_all(file, memoryview(part))
    os.replace(beside, f"{folder}/{NAME}")


def write_all(file: io.FileIO, part: memoryview) -> None:
    """Write all of it, however much the system takes at a time."""
    while part:
        part = part[file.write(part) :]


def written(value: "Any") -> tuple[bytes, int]:
    """A value's bytes and their checksum."""
    raw = marshal.dumps(value)
    return raw, zlib.crc32(raw)
