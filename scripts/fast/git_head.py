"""Where git stands: what tells whether its history may have changed. All that a build asks of git is here."""

import os

from plugins.core.git_head import head_of

TYPE_CHECKING = False  # as in typing, whose import takes longer than a build with nothing to do may
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from plugins.core.history import History


def head_of_content(content: str) -> str | None:
    """The commit that HEAD names: None where only git can tell, "none" where there is no repository."""
    head = head_of(content)
    if head is not None:
        return head
    folder = os.path.realpath(content)
    while not any(os.path.lexists(f"{folder}/{name}") for name in (".git", "HEAD")):
        if folder == (folder := os.path.dirname(folder)):
            return "none"
    return None


def kept_history(content: "Path", plain: "tuple[Any, ...]") -> "History":
    """The history that a build kept in plain values."""
    from plugins.core.history import History

    return History.from_plain(plain, content)


def read_history(content: "Path", plain: "tuple[Any, ...] | None") -> "History":
    """The history as it is now; where an earlier build kept it, no more than what came since is read."""
    from plugins.core.assembly import history_of

    return history_of(content, kept_history(content, plain) if plain else None)
