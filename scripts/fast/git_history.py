"""Git's history as a build keeps it: the one place where a build asks git."""

from pathlib import Path
from typing import Any

from plugins.core.assembly import history_of
from plugins.core.history import History


def kept_history(content: Path, plain: tuple[Any, ...]) -> History:
    """The history that a build kept in plain values."""
    return History.from_plain(plain, content)


def read_history(content: Path, plain: tuple[Any, ...] | None) -> History:
    """The history as it is now; where an earlier build kept it, no more than what came since is read."""
    return history_of(content, kept_history(content, plain) if plain else None)
