"""The SQLite file that holds all that is known of the last build.

A build reads it, and writes it in one transaction at its end, so that it always says what one whole build left. The only rows
that are written before that are what was read from single files of content/: each names the digest of the bytes that it was read
from, so it is right whatever becomes of the build.

SQLite notices a file that is cut, and keeps its promises when the power fails, but it has no checksums. So every value that is
believed bears one, and whatever is not exactly right is `StateError`: then the file is deleted and everything is built anew.

Checksums do not notice a part of the file that came back as an older copy has it. So the file bears a time that no clock shows
and that the record of the last build names: whoever else writes into the file gives it another one.
"""

import marshal
import os
import sqlite3
import zlib
from contextlib import suppress

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

NAME = "state.sqlite"
APPLICATION = 0x474C4153  # "GLAS", in the head of the file (sqlite.org/pragma.html#pragma_application_id)
VERSION = 2  # of the schema, and of what the values mean
SECTIONS = ("meta", "tables", "results", "templates", "html", "parts")  # of single values by name
SCHEMA = (
    "CREATE TABLE blobs (section TEXT, name TEXT, value BLOB, checksum INTEGER, PRIMARY KEY (section, name))",
    "CREATE TABLE files (folder TEXT, path TEXT, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, digest BLOB,"
    " facts BLOB, html BLOB, PRIMARY KEY (folder, path)) WITHOUT ROWID",
    "CREATE TABLE entries (source TEXT PRIMARY KEY, digest BLOB, facts BLOB, html BLOB, checksum INTEGER)",
)
DISK = (
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
)  # fmt: skip


class StateError(Exception):
    """The state holds something that cannot be used."""


class StateDatabase:
    """The database of a state folder; it is opened when it is first used, and again after it was released."""

    def __init__(self, folder: str) -> None:
        """Nothing is opened yet."""
        self.folder, self.path = folder, f"{folder}/{NAME}"
        self._connection: sqlite3.Connection | None = None
        self._is_written = False
        self.file_time: int | None = None  # that the file is to bear once it is closed (seconds since 1970)

    def __reduce__(self) -> "tuple[type[StateDatabase], tuple[str]]":
        """Another process opens it for itself."""
        return StateDatabase, (self.folder,)

    @property
    def connection(self) -> sqlite3.Connection:
        """The open connection."""
        if self._connection is None:
            self._connection = sqlite3.connect(self.path, timeout=60, isolation_level=None)
        return self._connection

    def release(self) -> None:
        """Close the connection: no process may take one over from the process that forked it."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            if self._is_written:  # all of it into the file: another process that has it open would do so later
                self._connection.execute("PRAGMA busy_timeout = 1000")
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._connection.close()
        self._connection = None
        with suppress(OSError):  # the next build is then a full one
            if self._is_written and self.file_time is not None:
                os.utime(self.path, (self.file_time, self.file_time))
        self._is_written = False

    def create(self, fingerprint: "tuple[str, ...]") -> None:
        """Make a new and empty database in the place of whatever stands there."""
        self.delete()
        run = self.connection.execute
        run("PRAGMA journal_mode = WAL")
        run("BEGIN")
        for statement in SCHEMA:
            run(statement)
        run(f"PRAGMA application_id = {APPLICATION}")
        run(f"PRAGMA user_version = {VERSION}")
        self.put("meta", "fingerprint", fingerprint)
        run("COMMIT")
        self._is_written = True

    def require(self, fingerprint: "tuple[str, ...]") -> None:
        """Refuse a database that is another program's, another version's, or belongs to something else."""
        if not os.path.isfile(self.path):
            raise StateError("there is none")
        head = [self.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
        if head != [APPLICATION, VERSION]:
            raise StateError("another program or another version wrote it")
        if self.get("meta", "fingerprint") != fingerprint:
            raise StateError("it belongs to other folders, another address, another Python or other packages")

    def delete(self) -> None:
        """Take the database away, whatever stands in its place."""
        self.release()
        for path in (self.path, *(f"{self.path}-{end}" for end in ("wal", "shm", "journal"))):
            if os.path.isdir(path) and not os.path.islink(path):
                import shutil

                shutil.rmtree(path)
            elif os.path.lexists(path):
                os.unlink(path)

    def __enter__(self) -> "StateDatabase":
        """Begin a transaction; it counts as a whole or not at all."""
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self.connection.execute("COMMIT")
            self._is_written = True
        elif self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    # Values by name, in sections

    def get(self, section: str, name: str) -> "Any":
        """Return a value; None where there is none."""
        raw = self.get_bytes(section, name)
        return None if raw is None else marshal.loads(raw)

    def get_bytes(self, section: str, name: str) -> bytes | None:
        """Return a value's bytes; None where there is none."""
        query = "SELECT value, checksum FROM blobs WHERE section = ? AND name = ?"
        row = self.connection.execute(query, (section, encode_name(name))).fetchone()
        if row is None:
            return None
        value, checksum = row
        if checksum != compute_checksum(section + name, value):
            raise StateError(f"{section} {name} is damaged")
        return value  # type: ignore[no-any-return]

    def put(self, section: str, name: str, value: "Any") -> None:
        """Keep a value of plain texts, numbers, tuples, dicts and bytes."""
        self.put_bytes(section, name, marshal.dumps(value))

    def put_bytes(self, section: str, name: str, value: bytes) -> None:
        """Keep a value's bytes."""
        row = (section, encode_name(name), value, compute_checksum(section + name, value))
        self.connection.execute("REPLACE INTO blobs VALUES (?, ?, ?, ?)", row)

    def drop(self, section: str, names: "Iterable[str]") -> None:
        """Forget some values."""
        rows = ((section, encode_name(name)) for name in names)
        self.connection.executemany("DELETE FROM blobs WHERE section = ? AND name = ?", rows)

    def names(self, section: str) -> "list[str]":
        """Return the names of all values of a section."""
        rows = self.connection.execute("SELECT name FROM blobs WHERE section = ?", (section,))
        return [decode_name(name) for (name,) in rows]


def compute_checksum(name: str, *values: bytes) -> int:
    """Return what tells whether values are those that were written under a name."""
    checksum = zlib.crc32(name.encode("utf-8", "surrogateescape"))
    for value in values:
        if type(value) is not bytes:
            raise StateError(f"{name} is damaged")
        checksum = zlib.crc32(value, checksum)
    return checksum


def encode_name(text: str) -> str | bytes:
    """Return a text as SQLite takes it; the name of a file need not be UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogateescape")
    return text


def decode_name(text: str | bytes) -> str:
    """Return a text as it came from SQLite."""
    return text if isinstance(text, str) else text.decode("utf-8", "surrogateescape")


def is_disk_error(error: sqlite3.Error) -> bool:
    """Tell whether an error is the disk's, and not the file's."""
    return getattr(error, "sqlite_errorcode", None) in DISK
