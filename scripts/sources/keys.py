"""A set of keys of which a million fit into a few megabytes, so that memory does not grow with the window."""

import secrets
from array import array
from hashlib import blake2b

PAGE = 1 << 15  # numbers that share one piece of the map
BUCKETS = 4096
LARGEST = 1 << 45  # no larger number is looked up by its place


class Keys:
    """Keys seen so far. Numbers stand in a map of bits, other keys as eight bytes of a hash that nobody can foresee.

    Two keys of a million have the same eight bytes once in some thirty million pulls. `digest` is the same for equal
    sets, whatever their order.
    """

    def __init__(self) -> None:
        """None yet."""
        self.count, self.digest = 0, 0
        self.maps: dict[int, bytearray] = {}
        self.buckets: dict[int, array[int]] = {}

    def __len__(self) -> int:
        """How many different ones."""
        return self.count

    def __contains__(self, key: str) -> bool:
        """Whether a key was seen."""
        number = number_of(key)
        if number is None:
            value = hash_of(key)
            return value in self.buckets.get(value % BUCKETS, ())
        page, place = divmod(number, PAGE)
        return page in self.maps and bool(self.maps[page][place >> 3] & 1 << (place & 7))

    def add(self, key: str) -> bool:
        """Whether a key is new; it is not from now on."""
        number, value = number_of(key), hash_of(key)
        if number is None:
            bucket = self.buckets.setdefault(value % BUCKETS, array("Q"))
            if value in bucket:
                return False
            bucket.append(value)
        else:
            page, place = divmod(number, PAGE)
            bits = self.maps.setdefault(page, bytearray(PAGE >> 3))
            if bits[place >> 3] & 1 << (place & 7):
                return False
            bits[place >> 3] |= 1 << (place & 7)
        self.count, self.digest = self.count + 1, (self.digest + value) % (1 << 64)
        return True


def number_of(key: str) -> int | None:
    """The number that a key is, None where it is none, or another spelling of one."""
    if not key.isascii() or not key.isdecimal() or len(key) > 14 or (key[0] == "0" and key != "0"):
        return None
    number = int(key)
    return number if number < LARGEST else None


SALT = secrets.token_bytes(32)


def hash_of(key: str) -> int:
    """Eight bytes of a hash, as a number."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8, key=SALT).digest(), "big")
