"""The ledger: the moments at which Items first went out. A publish reads that of what is live, and the build continues it."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from plugins.core.source.days import LAST_YEAR
from plugins.core.source.errors import display_path, make_error

VERSION = 1
KEY = re.compile("[0-9a-f]{32}")
NONE_YET = -(10**12)  # before every moment
PAGE = "is a page, not a ledger; perhaps its address asks for a login"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The moments at which Items first went out, in seconds since 1970, by key; no two share a second, and none ever moves.

    `first` says that nothing has gone out yet: what a department brings along then keeps its own dates.
    """

    moments: Mapping[str, int] = field(default_factory=dict)
    first: bool = False

    def get_moment(self, id: str) -> int:
        """Return when an Item went out; KeyError where it has not."""
        return self.moments[compute_key(id)]

    def has_item(self, id: str) -> bool:
        """Tell whether an Item has gone out before."""
        return compute_key(id) in self.moments

    def add_items(self, dates: Mapping[str, int], now: int) -> "Ledger":
        """Return the ledger with every Item that is out, given by id with its own date (seconds since 1970).

        What is new gets the moment of this publish, seconds apart in the order of dates and later than all before; in a first
        publish its own date.
        """
        moments = dict(self.moments)
        last = max(moments.values(), default=NONE_YET)
        for date, id in sorted((date, id) for id, date in dates.items()):
            if (key := compute_key(id)) not in moments:
                last = max(last + 1, min(date, now) if self.first else now)
                moments[key] = last
        return Ledger(moments)

    def unite(self, other: "Ledger") -> "Ledger":
        """Return both ledgers in one; where they differ, the earlier moment is the one at which it first went out."""
        keys = self.moments.keys() | other.moments.keys()
        both = (self.moments, other.moments)
        return Ledger({key: min(each[key] for each in both if key in each) for key in sorted(keys)})

    def to_json(self) -> bytes:
        """Return the bytes of its file: equal ledgers give equal bytes, one Item a line."""
        items = {key: format_moment(self.moments[key]) for key in sorted(self.moments)}
        first = {"first": True} if self.first else {}
        return (
            json.dumps({"generator": "Glassbox", "version": VERSION, **first, "items": items}, indent=0).encode()
            + b"\n"
        )


def compute_key(id: str) -> str:
    """Return the key of an Item in the ledger: a hash, since an id may tell the title of what was withdrawn."""
    return hashlib.sha256(id.encode()).hexdigest()[:32]


def format_moment(seconds: int) -> str:
    """Write a moment in UTC as ISO 8601 has it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def read_moment(text: Any) -> int:
    """Return a moment that was written so, in seconds since 1970; ValueError where it is none."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.utcoffset() != timedelta(0) or moment.year > LAST_YEAR:
            raise ValueError
    except (TypeError, ValueError):
        raise ValueError(f"{text!r} is not a moment such as 2026-11-20T08:00:00Z") from None
    return int(moment.timestamp())


def parse_ledger(data: bytes) -> Ledger:
    """Return the ledger in the bytes of a file; ValueError says what is wrong with them."""
    if data.lstrip().startswith(b"<"):
        raise ValueError(PAGE)
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError("is no ledger: it is no JSON, or was cut short") from None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, dict) or not all(map(KEY.fullmatch, items)):
        raise ValueError("is no ledger: it has no list of Items")
    if document.get("version") != VERSION:
        raise ValueError(f"has version {document.get('version')!r} and not {VERSION}; another Glassbox wrote it")
    try:
        return Ledger({key: read_moment(text) for key, text in items.items()}, document.get("first") is True)
    except ValueError as error:
        raise ValueError(f"is no ledger: {error}") from None


def read_ledger(path: Path) -> Ledger:
    """Return the ledger in a file; ContentError says what is wrong with it."""
    try:
        return parse_ledger(path.read_bytes())
    except OSError as error:
        message = f"cannot be read: {error.strerror}; name another file, or begin a ledger with --first"
    except ValueError as error:
        message = f"{error}; put back a good copy, or make one anew with `python -m scripts.ledger`"
    raise make_error(display_path(path), message) from None
