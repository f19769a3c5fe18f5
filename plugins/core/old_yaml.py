"""Old versions of YAML files as plain values, read fast and leniently: what they said counts, not whether it was right."""

from typing import Any

import yaml

from plugins.core.strict_yaml import Value

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # gives every scalar as it was typed
NOTHING = ("", "~", "null", "Null", "NULL")
NODES_LIMIT = 50_000  # a file of 256 KB has fewer, unless aliases multiply them


class UnreadableError(Exception):
    """A text that is not YAML, or grows without bounds."""


def read_old_yaml(text: str) -> Value:
    """The document's values: every scalar the text that was typed, None where nothing was; UnreadableError where it is none."""
    try:
        loader = LOADER(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
        return Values().of(root) if root is not None else None
    except (yaml.YAMLError, RecursionError, TypeError) as error:
        raise UnreadableError(str(error)) from None


class Values:
    """Turns composed nodes into values and counts them, since an alias lets one node stand in many places."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self.count = 0

    def of(self, node: Any) -> Value:
        """The value of a node; UnreadableError when there are too many."""
        self.count += 1
        if self.count > NODES_LIMIT:
            raise UnreadableError("has too many values")
        if node.id == "scalar":
            return None if not node.style and node.value in NOTHING else node.value
        if node.id == "sequence":
            return [self.of(child) for child in node.value]
        return {str(key.value): self.of(value) for key, value in node.value}
