"""The manifest: what the fast host remembers, in one file of named sections, each with its own checksum.

A section is what `marshal` writes (so it belongs to one version of Python) and is read only when asked for. The file is replaced
as a whole. Anything that is not exactly right, from a cut file to another program's, is `StateError`: then all is built anew.
"""

import marshal
import os
import zlib
from collections.abc import Mapping
from typing import Any

MAGIC = b"Glassbox manifest 1\n"
NAME = "manifest"


class StateError(Exception):
    """The state folder holds nothing that can be used."""


class Manifest:
    """The sections of a manifest file that is open for reading."""

    def __init__(self, data: bytes) -> None:
        """The manifest in these bytes; StateError where they are none."""
        try:
            if not data.startswith(MAGIC):
                raise StateError
            head = len(MAGIC) + 8
            size, check = (int.from_bytes(data[head - 8 + at : head - 4 + at], "big") for at in (0, 4))
            index = data[head : head + size]
            if len(index) != size or zlib.crc32(index) != check:
                raise StateError
            self.places: dict[str, tuple[int, int, int]] = marshal.loads(index)
            self.data, self.start = data, head + size
        except (EOFError, ValueError, TypeError, IndexError):
            raise StateError from None

    def raw(self, name: str) -> bytes:
        """A section's bytes; StateError where they are not those that were written."""
        try:
            offset, size, check = self.places[name]
        except KeyError:
            raise StateError from None
        raw = self.data[self.start + offset : self.start + offset + size]
        if len(raw) != size or zlib.crc32(raw) != check:
            raise StateError
        return raw

    def read(self, name: str) -> Any:
        """A section's value."""
        try:
            return marshal.loads(self.raw(name))
        except (EOFError, ValueError, TypeError):
            raise StateError from None


def load(folder: str) -> Manifest:
    """The manifest of a state folder; StateError where there is none."""
    try:
        with open(f"{folder}/{NAME}", "rb") as file:
            return Manifest(file.read())
    except OSError:
        raise StateError from None


def save(folder: str, sections: Mapping[str, Any | bytes], former: Manifest | None) -> None:
    """Replace the manifest; a section that is None is taken over from the former one as it is."""
    places, parts, offset = {}, [], 0
    for name, value in sections.items():
        raw = former.raw(name) if value is None and former else marshal.dumps(value)
        places[name] = (offset, len(raw), zlib.crc32(raw))
        parts.append(raw)
        offset += len(raw)
    index = marshal.dumps(places)
    head = MAGIC + len(index).to_bytes(4, "big") + zlib.crc32(index).to_bytes(4, "big") + index
    beside = f"{folder}/{NAME}.{os.getpid()}.new"
    with open(beside, "wb") as file:
        file.write(head)
        file.writelines(parts)
    os.replace(beside, f"{folder}/{NAME}")
