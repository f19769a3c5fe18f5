"""The one rule for when "what you need to do" is nothing."""

import re

NOTHING = "Nothing"  # what readers are told, whichever of the words an author wrote
WORDS = re.compile(r"(?:(?:nothing|none|no action|n/a|[-–—])\.?)?", re.IGNORECASE)


def is_nothing(action: str) -> bool:
    """Tell whether readers need to do nothing: nothing is written, or nothing but Nothing, None, No action, n/a or a dash.

    "None of your old bookmarks work" asks for something, and so does "Nothing, unless you call Porto".
    """
    return WORDS.fullmatch(action.strip()) is not None


def normalize_action(action: str) -> str:
    """Return what readers are told of it: "Nothing" for each of these words, nothing where nothing is written."""
    return NOTHING if action.strip() and is_nothing(action) else action.strip()
