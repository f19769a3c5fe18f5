"""Digests of bytes and of files."""

import os


def digest_file(path: str, *, through_links: bool = True) -> bytes:
    """Return the digest of a file's bytes, and of what it is where it is no file that can be read."""
    try:
        if (os.path.islink(path) and not through_links) or not os.path.isfile(path):
            return b"no file" + os.urandom(8)  # looked at anew each time
        with open(path, "rb") as file:
            return digest_bytes(file.read())
    except OSError:
        return b"unreadable" + os.urandom(8)


def digest_bytes(data: bytes) -> bytes:
    """Return what tells bytes from all others: 128 bits of BLAKE2b."""
    import hashlib  # a build with nothing to do does without

    return hashlib.blake2b(data, digest_size=16).digest()
