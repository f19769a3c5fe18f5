"""Topics that a person must look at before a title with them is published: data/topics.txt, as patterns."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from plugins.core.redact.lines import Line, plain
from plugins.core.redact.vocabulary import DATA, read_sections

NEVER, DRY = "never", "dry"
GAPS = re.compile(r" ?\.\. ?,? ?")


class Topics(NamedTuple):
    """What looks like a topic and is none, what makes a title dry, and a pattern for each reason."""

    never: re.Pattern[str]
    dry: re.Pattern[str]
    reasons: Mapping[str, re.Pattern[str]]


def topics_in(line: Line) -> tuple[str, ...]:
    """The reasons to hold a title, sorted; those of words that have a harmless meaning beside these are left out."""
    topics = built_in_topics()
    text = topics.never.sub("-", line.plain)
    if topics.dry.search(text):
        return ()
    return tuple(sorted(reason for reason, pattern in topics.reasons.items() if pattern.search(text)))


@cache
def built_in_topics() -> Topics:
    """The topics that come with Glassbox; read once in a process."""
    sections = read_sections(DATA / "topics.txt")
    patterns = {reason: pattern_of(entries) for reason, entries in sections.items()}
    return Topics(patterns.pop(NEVER), patterns.pop(DRY), patterns)


def pattern_of(entries: list[str]) -> re.Pattern[str]:
    """One pattern for all entries of a section."""
    branches = sorted({branch(entry) for entry in entries}, key=lambda each: (-len(each), each))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(branches) + r")(?![^\W_])")


def branch(entry: str) -> str:
    """The pattern of an entry: `*` is the rest of a word, `..` up to 40 characters, `(a|b)` either; a space may be a hyphen."""
    text = GAPS.sub("\0", plain(entry)).strip("\0 ")
    text = text.replace(".", r"\.").replace("+", r"\+").replace("*", r"[\w'-]{0,24}")
    return text.replace(" ", "[ -]").replace("\0", r"(?:[ ,:/-][^.!?]{0,40}?)?[ ,:/-]{1,3}")
