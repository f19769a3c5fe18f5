"""What an output read, in a few bytes: each dependency key (a family and a name) as a number of 64 bits.

A number is a digest of the key, so that every process gives a key the same one and nobody hands numbers out. Should two keys
ever share one, an output is made again without need, and nothing worse.
"""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from plugins.core.site.dependencies import Cell

Reads = bytes  # numbers of eight bytes each, rising


@lru_cache(maxsize=20_000)
def key_number(key: Cell) -> int:
    """Return the number of a key."""
    text = "\0".join(key).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "little")


def pack_reads(keys: Iterable[Cell]) -> Reads:
    """Return the numbers of all keys that something read."""
    return array("Q", sorted(map(key_number, keys))).tobytes()


def numbers_in(reads: Reads) -> "array[int]":
    """Return the numbers of the keys that something read."""
    return array("Q", reads)
