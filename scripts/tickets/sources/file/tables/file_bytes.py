"""The bytes of an export: a regular file of a bounded size, or the one file in a zip."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo

from scripts.tickets.sources.file.error_collector import make_error

ZIP = b"PK\x03\x04"
MEGABYTE = 1_000_000
CURE = "(`make connect FILE=…` writes another)"  # of a file that is not there
ENCRYPTED = 1  # a flag of an entry
DRESSING = ("__MACOSX/", ".DS_Store")  # what a Mac adds to a zip
WORKBOOKS = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")


@dataclass(frozen=True, slots=True)
class ExportBytes:
    """An export's bytes, opened when they are asked for; `member` is the name of the one file in a zip."""

    path: Path
    shown: Path
    modified: datetime
    max_megabytes: int
    member: str | None = None

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open them; SourceError where they cannot be read, are too many, or the file is no regular one."""
        with open_regular(self.path, self.shown, self.max_megabytes) as file:
            if self.member is None:
                yield file
                return
            try:
                with ZipFile(file) as packed, packed.open(self.member) as inner:
                    yield cast(BinaryIO, inner)
            except (BadZipFile, NotImplementedError, EOFError):
                raise make_error(self.shown, 1, "", "is a damaged zip; pack or export it again") from None

    def read_head(self, size: int) -> bytes:
        """Return the first bytes."""
        with self.open() as file:
            return file.read(size)


def open_export_bytes(path: Path, shown: Path, max_megabytes: int) -> ExportBytes:
    """Look at a file before it is read, and into a zip that holds one other."""
    with open_regular(path, shown, max_megabytes) as file:
        modified = datetime.fromtimestamp(os.fstat(file.fileno()).st_mtime, UTC)
        member = find_member(file, shown, max_megabytes) if file.read(len(ZIP)) == ZIP else None
    return ExportBytes(path, shown, modified, max_megabytes, member)


@contextmanager
def open_regular(path: Path, shown: Path, max_megabytes: int) -> Iterator[BinaryIO]:
    """Open a regular file of a bounded size; a FIFO or device would be waited for."""
    try:
        require_regular(path.stat(), shown, max_megabytes)
        number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(number, "rb") as file:
            require_regular(os.fstat(number), shown, max_megabytes)
            yield file
    except OSError as error:
        raise make_error(
            shown, 1, "", f"cannot be read: {error.strerror or 'error'}; is `path` right? {CURE}"
        ) from None


def require_regular(status: os.stat_result, shown: Path, max_megabytes: int) -> None:
    """Raise SourceError for what is no regular file, is empty, or is too large."""
    if not stat.S_ISREG(status.st_mode):
        what = "a folder" if stat.S_ISDIR(status.st_mode) else "no regular file"
        raise make_error(shown, 1, "", f"is {what}; give the path of the export itself")
    if status.st_size == 0:
        raise make_error(shown, 1, "", "is empty; export it again with its header")
    require_size(status.st_size, shown, max_megabytes)


def require_size(size: int, shown: Path, max_megabytes: int) -> None:
    """Raise SourceError for more than may be read."""
    if size > max_megabytes * MEGABYTE:
        has = f"has {size // MEGABYTE:,} megabytes, of which {max_megabytes:,} are read"
        raise make_error(shown, 1, "", f"{has}; export fewer columns, or set `max_megabytes`")


def find_member(file: IO[bytes], shown: Path, max_megabytes: int) -> str | None:
    """Return the name of the one file in a zip; None where the zip is a workbook. SourceError for any other zip."""
    try:
        with ZipFile(file) as packed:
            entries = [each for each in packed.infolist() if not each.is_dir() and not is_dressing(each.filename)]
    except (BadZipFile, NotImplementedError, ValueError, OSError):  # it seeks before the beginning
        raise make_error(shown, 1, "", "is a damaged zip or workbook; save or export it again") from None
    require_size(sum(each.file_size for each in entries), shown, max_megabytes)
    if {each.filename for each in entries}.intersection(WORKBOOKS):
        return None
    return require_one(entries, shown).filename


def require_one(entries: list[ZipInfo], shown: Path) -> ZipInfo:
    """Return the only entry of a zip, that has no password."""
    if len(entries) != 1:
        cure = "unpack it and set `path` to the one that is meant" if entries else "pack the export into it"
        raise make_error(shown, 1, "", f"is a zip with {len(entries)} files; {cure}")
    if entries[0].flag_bits & ENCRYPTED:
        raise make_error(shown, 1, "", "is protected by a password; unpack it and set `path` to the export in it")
    return entries[0]


def is_dressing(name: str) -> bool:
    """Tell whether a file of a zip is none of its sender's."""
    return name.startswith(DRESSING[0]) or Path(name).name == DRESSING[1]
