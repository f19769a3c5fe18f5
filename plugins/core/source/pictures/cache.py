"""What was made of each picture, in .glassbox/pictures/ beside content/: to decode a photograph takes as long as a hundred pages.

A file is named after all that the answer depends on: the picture's bytes, Pillow's version and this room's rules. It begins with a
digest of the rest, so that one which was cut off is made again. A folder that cannot be written to only costs time.
"""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from struct import Struct

RULES = "1"  # another number for other rules: what was made by the old ones is then made again
HEAD = Struct(">32sII")  # digest, width, height
MOST = 10_000  # files; the oldest go first


class PictureCache:
    """The cache of the pictures of a content folder."""

    def __init__(self, content: Path) -> None:
        """Nothing is read or written yet."""
        self.folder = content.parent / ".glassbox" / "pictures"

    def find_file(self, data: bytes) -> Path:
        """Return where the answer for a picture lies."""
        from PIL import __version__

        name = sha256(f"{RULES} {__version__} ".encode() + data).hexdigest()
        return self.folder / name

    def load(self, data: bytes) -> tuple[bytes, tuple[int, int]] | None:
        """Return the bytes that were made of a picture, empty where it goes out as it is, and its size; None if unknown."""
        try:
            found = self.find_file(data).read_bytes()
        except OSError:
            return None
        if len(found) < HEAD.size or sha256(found[32:]).digest() != found[:32]:
            return None
        _, width, height = HEAD.unpack_from(found)
        return found[HEAD.size :], (width, height)

    def store(self, data: bytes, made: bytes, size: tuple[int, int]) -> None:
        """Keep what was made of a picture, whole or not at all."""
        rest = HEAD.pack(b"", *size)[32:] + made
        path = self.find_file(data)
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}.{os.getpid()}")
            new.write_bytes(sha256(rest).digest() + rest)
            new.replace(path)
            if path.name.startswith("00"):  # once in 256 times
                self.drop_oldest()

    def drop_oldest(self) -> None:
        """Keep the folder from growing for good."""
        files = sorted(self.folder.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in files[:-MOST]:
            path.unlink(missing_ok=True)
