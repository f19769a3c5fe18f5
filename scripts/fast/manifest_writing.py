"""Writes the manifest: what changed goes into it, long sections that did not stay where they are."""

import io
import marshal
import os
import zlib

from scripts.fast.kept import Kept, Patch
from scripts.fast.manifest import MAGIC, NAME, PATCH, Manifest

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scripts.fast.manifest import Where

    Part = tuple[bytes | memoryview, int]

LONG = 50_000  # bytes, from which on a section lies in another file
FILES = 12  # that lie beside the manifest; then all sections are gathered in one
BESIDE = "sections-"


def save(folder: str, sections: "Mapping[str, Any]", former: Manifest | None) -> None:
    """Replace the manifest by one of these sections.

    One that is None is taken over from the former one as it is, one that is a Patch with these changes; a Kept table is written as
    it says.
    """
    writing = Writing(folder, former)
    for name, given in sections.items():
        value = given.to_save() if isinstance(given, Kept) else given
        if former is not None and (value is None or isinstance(value, Patch)):
            writing.take_over(name, value)
        else:
            writing.put(name, written(value))
    writing.finish()


class Writing:
    """A manifest on its way, and the file for long sections beside it."""

    def __init__(self, folder: str, former: Manifest | None) -> None:
        """Nothing is written yet."""
        self.folder, self.former = folder, former
        self.places: dict[str, Where] = {}
        self.short: list[bytes | memoryview] = []
        self.long: list[bytes | memoryview] = []
        self.ends = [0, 0]  # of the short and of the long ones
        self.name = f"{BESIDE}{os.urandom(6).hex()}"

    def put(self, name: str, part: "Part") -> None:
        """Write a section."""
        raw, check = part
        beside = len(raw) >= LONG
        self.places[name] = (self.name if beside else "", self.ends[beside], len(raw), check)
        (self.long if beside else self.short).append(raw)
        self.ends[beside] += len(raw)

    def take_over(self, name: str, patch: Patch | None) -> None:
        """Let a section be what it was, but for a patch."""
        former = self.former
        assert former is not None  # noqa: S101  there is something to take over
        raw = former.raw(name)
        earlier = former.raw(name + PATCH) if name + PATCH in former.places else None
        changes = written(patch.after(former.patch(name)).plain()) if patch else earlier
        if changes and (not former.places[name][0] or 2 * len(changes[0]) > len(raw[0])):
            whole = dict(former.read(name))
            if patch:
                patch.apply(whole)
            self.put(name, written(whole))
            return
        if former.places[name][0]:
            self.places[name] = former.places[name]
        else:
            self.put(name, raw)
        if changes:
            raw_changes, check = changes
            self.places[name + PATCH] = ("", self.ends[0], len(raw_changes), check)
            self.short.append(raw_changes)
            self.ends[0] += len(raw_changes)

    def finish(self) -> None:
        """Write both files, the manifest last, and delete what it does not name."""
        if len({place[0] for place in self.places.values()}) > FILES:
            self.gather()
        if self.long:
            write(f"{self.folder}/{self.name}", self.long)
        index, check = written(self.places)
        head = MAGIC + len(index).to_bytes(4, "big") + check.to_bytes(4, "big") + index
        write(f"{self.folder}/{NAME}.new", [head, *self.short])
        os.replace(f"{self.folder}/{NAME}.new", f"{self.folder}/{NAME}")
        remove_sections(self.folder, {place[0] for place in self.places.values()})

    def gather(self) -> None:
        """Take the sections of all other files over into the new one."""
        assert self.former is not None  # noqa: S101  they are in files of an earlier build
        for name, (file, _, size, check) in self.places.items():
            if file not in ("", self.name):
                self.places[name] = (self.name, self.ends[1], size, check)
                self.long.append(self.former.raw(name)[0])
                self.ends[1] += size


def write(path: str, parts: "list[bytes | memoryview]") -> None:
    """Write a file of several parts."""
    with open(path, "wb", buffering=0) as file:
        for part in parts:
            write_all(file, memoryview(part))


def write_all(file: io.FileIO, part: memoryview) -> None:
    """Write all of it, however much the system takes at a time."""
    while part:
        part = part[file.write(part) :]


def written(value: "Any") -> "Part":
    """A value's bytes and their checksum."""
    raw = marshal.dumps(value)
    return raw, zlib.crc32(raw)


def remove_sections(folder: str, kept: "set[str]") -> None:
    """Delete the files of sections that are not among those kept."""
    for name in os.listdir(folder):
        if name.startswith(BESIDE) and name not in kept:
            os.unlink(f"{folder}/{name}")
