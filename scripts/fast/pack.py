"""The pack: long texts (HTML of files, cards of lists) one after the other in one file, found by their place in it.

It only grows, so that a build that is killed harms nothing that an earlier one wrote. A new pack is begun when most of the old
one is no longer used. Each text has a checksum: what does not fit is `StateError`.
"""

import os
import zlib
from typing import BinaryIO

from scripts.fast.manifest import StateError

Place = tuple[int, int, int]  # offset, length, checksum


class Pack:
    """A pack open for reading and for writing at its end; its name changes with each new one."""

    def __init__(self, folder: str, name: str) -> None:
        """The pack of a name, or an empty one."""
        self.folder, self.name = folder, name or f"bodies-{os.urandom(6).hex()}"
        self.path = f"{folder}/{self.name}"
        self.reader = -1
        self.file: BinaryIO | None = None
        self.end = self.flushed = os.path.getsize(self.path) if os.path.exists(self.path) else 0

    def add(self, text: bytes) -> Place:
        """Keep a text; `flush` brings it to the file."""
        if self.file is None:
            self.file = open(self.path, "ab")  # noqa: SIM115  closed by `close`
        place = (self.end, len(text), zlib.crc32(text))
        self.file.write(text)
        self.end += len(text)
        return place

    def flush(self) -> None:
        """Let readers, also those in other processes, find what was added."""
        if self.file is not None and self.flushed < self.end:
            self.file.flush()
            self.flushed = self.end

    def read(self, place: Place) -> bytes:
        """The text at a place; StateError where another one is there."""
        offset, length, check = place
        if offset + length > self.flushed:
            self.flush()
        try:
            if self.reader < 0:
                self.reader = os.open(self.path, os.O_RDONLY)
            text = read_at(self.reader, offset, length)
        except OSError:
            raise StateError from None
        if len(text) != length or zlib.crc32(text) != check:
            raise StateError
        return text

    def close(self) -> None:
        """Write what waits and let go of the file."""
        if self.file is not None:
            self.file.close()
            self.file = None
        if self.reader >= 0:
            os.close(self.reader)
            self.reader = -1


def read_at(file: int, offset: int, length: int) -> bytes:
    """Bytes of an open file; processes that share it do not disturb each other where the system can read at a place."""
    if hasattr(os, "pread"):
        return os.pread(file, length, offset)
    os.lseek(file, offset, os.SEEK_SET)
    return os.read(file, length)


def remove_others(folder: str, kept: str) -> None:
    """Delete the packs that the manifest no longer names."""
    for name in os.listdir(folder):
        if name.startswith("bodies-") and name != kept:
            os.unlink(f"{folder}/{name}")
