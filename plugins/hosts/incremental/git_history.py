"""Git's history as a build keeps it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from plugins.core.history.versions import History
from plugins.core.site.state import history_of


def kept_history(plain: tuple[Any, ...]) -> History:
    """The history that a build kept in plain values."""
    return History(*plain)


def read_history(content: Path, kinds: Sequence[Any], plain: tuple[Any, ...] | None) -> History:
    """The history as it is now; what an earlier build kept of it is not read again."""
    return history_of(content, kinds, kept_history(plain) if plain else None)
