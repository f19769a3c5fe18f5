"""The stamps of all files that a build reads or writes, as it last saw them.

Rows stand under the folder that a path lies below: content, templates, static, config, code, `output` for what a build wrote
and `output folders` for the folders of that. `digest` is that of the bytes, `facts` and `html` those of an entry's.
"""

from collections import namedtuple

from plugins.hosts.incremental.state.database import StateDatabase, decode_name, encode_name

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.hosts.incremental.detection.stamps import Stamp, Stamps

FileDigests = namedtuple("FileDigests", "digest facts html")
OUTPUT, OUTPUT_FOLDERS = "output", "output folders"
STAMPS = "SELECT path, size, mtime, ctime, inode FROM files WHERE folder = ?"


def load_stamps(database: StateDatabase, folder: str) -> "Stamps":
    """Return the stamps of all files below a folder."""
    return {
        path if type(path) is str else decode_name(path): (size, mtime, ctime, inode)
        for path, size, mtime, ctime, inode in database.connection.execute(STAMPS, (folder,))
    }


def load_stamp(database: StateDatabase, folder: str, path: str) -> "Stamp | None":
    """Return the stamp of a file; None where the last build did not see it."""
    found = database.connection.execute(f"{STAMPS} AND path = ?", (folder, encode_name(path))).fetchone()
    return None if found is None else found[1:]


def load_digests(database: StateDatabase, folder: str, path: str) -> FileDigests:
    """Return the digests of a file; empty where the last build did not see it."""
    query = "SELECT digest, facts, html FROM files WHERE folder = ? AND path = ?"
    found = database.connection.execute(query, (folder, encode_name(path))).fetchone()
    return FileDigests._make(found or (b"", b"", b""))


def load_digest(database: StateDatabase, folder: str, path: str) -> bytes:
    """Return the digest of a file's bytes; empty where the last build did not see it."""
    digest: bytes = load_digests(database, folder, path).digest
    return digest


def load_digests_of(database: StateDatabase, folder: str) -> dict[str, bytes]:
    """Return the digests of the bytes of all files below a folder."""
    rows = database.connection.execute("SELECT path, digest FROM files WHERE folder = ?", (folder,))
    return {decode_name(path): digest for path, digest in rows}


def put_files(database: StateDatabase, folder: str, rows: "Iterable[tuple[str, Stamp, bytes, bytes, bytes]]") -> None:
    """Keep files: path, stamp, and the digests of their bytes, facts and HTML."""
    plain = ((folder, encode_name(path), *stamp, *digests) for path, stamp, *digests in rows)
    database.connection.executemany("REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", plain)


def put_stamps(database: StateDatabase, folder: str, stamps: "Iterable[tuple[str, Stamp]]") -> None:
    """Bring the stamps of known files up to date."""
    statement = "UPDATE files SET size = ?, mtime = ?, ctime = ?, inode = ? WHERE folder = ? AND path = ?"
    plain = ((*stamp, folder, encode_name(path)) for path, stamp in stamps)
    database.connection.executemany(statement, plain)


def drop_files(database: StateDatabase, folder: str, paths: "Iterable[str]") -> None:
    """Forget files that are gone."""
    statement = "DELETE FROM files WHERE folder = ? AND path = ?"
    database.connection.executemany(statement, ((folder, encode_name(path)) for path in paths))


def drop_folder(database: StateDatabase, folder: str) -> None:
    """Forget all files below a folder."""
    database.connection.execute("DELETE FROM files WHERE folder = ?", (folder,))


def load_paths(database: StateDatabase, folder: str) -> "Iterator[str]":
    """Yield the files below a folder, sorted by their bytes."""
    return (decode_name(path) for (path,) in database.connection.execute(
        "SELECT path FROM files WHERE folder = ? ORDER BY path", (folder,)
    ))  # fmt: skip
