"""A set of keys that takes some twenty bytes a key, so that memory hardly grows with the window."""

import secrets
from array import array
from hashlib import blake2b

SALT = secrets.token_bytes(32)  # nobody can choose keys that are one to us
SMALLEST = 1024


class Keys:
    """Keys seen so far, each as eight bytes of a hash, in an open table.

    Two keys of a million have the same eight bytes once in some thirty million pulls.
    """

    def __init__(self) -> None:
        """None yet."""
        self.count = 0
        self.table = array("Q", [0]) * SMALLEST

    def __len__(self) -> int:
        """How many different ones."""
        return self.count

    def __contains__(self, key: str) -> bool:
        """Whether a key was seen."""
        return self.table[self.place_of(hash_of(key))] != 0

    def add(self, key: str) -> bool:
        """Whether a key is new; it is not from now on."""
        value = hash_of(key)
        place = self.place_of(value)
        if self.table[place]:
            return False
        self.table[place] = value
        self.count += 1
        if self.count * 3 > len(self.table) * 2:
            self.grow()
        return True

    def place_of(self, value: int) -> int:
        """Where a hash stands, or would."""
        table, mask = self.table, len(self.table) - 1
        place = value & mask
        while table[place] not in (0, value):
            place = (place + 1) & mask
        return place

    def grow(self) -> None:
        """Twice the room."""
        old, self.table = self.table, array("Q", [0]) * (2 * len(self.table))
        for value in filter(None, old):
            self.table[self.place_of(value)] = value


def hash_of(key: str) -> int:
    """Eight bytes of a hash as a number, never 0, which stands for a free place."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8, key=SALT).digest(), "big") or 1
