"""The patterns of data/topics.txt and data/topic-rules.txt."""

import re

from scripts.tickets.redaction.normalise import plain

GAPS = re.compile(r" ?\.\. ?,? ?")


def pattern_of(entries: list[str]) -> re.Pattern[str]:
    """One pattern for all entries of a section."""
    branches = sorted({branch(entry) for entry in entries}, key=lambda each: (-len(each), each))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(branches) + r")(?![^\W_])")


def branch(entry: str) -> str:
    """The pattern of an entry: `*` is the rest of a word, `..` up to 40 characters, `(a|b)` either; a space may be a hyphen."""
    text = GAPS.sub("\0", plain(entry)).strip("\0 ")
    text = text.replace(".", r"\.").replace("+", r"\+").replace("*", r"[\w'-]{0,24}")
    return text.replace(" ", "[ -]").replace("\0", r"(?:[ ,:/-][^.!?]{0,40}?)?[ ,:/-]{1,3}")
