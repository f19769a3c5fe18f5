"""What this process saved last, for its next build: a preview need not read again what it has just written."""

import os

from scripts.fast.kept import Kept
from scripts.fast.manifest import NAME, is_settled

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from scripts.fast.manifest import Manifest

_recent: "dict[str, tuple[Any, dict[str, Any]]]" = {}


def remember(state: str, sections: "Mapping[str, Any]", former: "Manifest | None") -> None:
    """Keep the values of sections that were saved just now; those that nobody read are left where they are."""
    values: dict[str, Any] = {}
    known = former.values if former else {}
    for name, given in sections.items():
        value = known.get(name) if given is None else given
        if isinstance(value, Kept):
            value = value.settled()
        if value is not None and (isinstance(given, Kept) or is_settled(name)):
            values[name] = value
    _recent.clear()
    _recent[state] = (identity(state), values)


def recall(state: str) -> "dict[str, Any]":
    """The values of a state folder's manifest that this process knows; none where another one has written it since."""
    stamp, values = _recent.get(state, (None, {}))
    return dict(values) if stamp is not None and stamp == identity(state) else {}


def identity(state: str) -> "tuple[int, ...] | None":
    """What tells the manifest of a state folder from all others."""
    try:
        found = os.stat(f"{state}/{NAME}")
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
