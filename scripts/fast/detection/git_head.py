"""Where git stands: what tells whether its history may have changed."""

import os

from plugins.core.git_head import head_of


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
