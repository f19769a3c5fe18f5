"""Topics that a person must look at before a title with them is published: data/topics.txt, as patterns."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from plugins.core.redact.lines import Line, plain
from plugins.core.redact.vocabulary import DATA, read_sections

NEVER, DRY, WET = "never", "dry", "wet"
GAPS = re.compile(r" ?\.\. ?,? ?")


class Topics(NamedTuple):
    """What looks like a topic and is none, what makes a title dry and what makes it a person's again, and each reason's pattern."""

    never: re.Pattern[str]
    dry: re.Pattern[str]
    wet: re.Pattern[str]
    reasons: Mapping[str, re.Pattern[str]]


def topics_in(line: Line) -> tuple[str, ...]:
    """The reasons to hold a title, sorted; none for words in a harmless meaning, and for a course or a page about a topic."""
    topics = built_in_topics()
    text = topics.never.sub("-", line.plain)
    reasons = tuple(sorted(reason for reason, pattern in topics.reasons.items() if pattern.search(text)))
    return () if reasons and topics.dry.search(text) and not topics.wet.search(text) else reasons


@cache
def built_in_topics() -> Topics:
    """The topics that come with Glassbox; read once in a process."""
    sections = read_sections(DATA / "topics.txt")
    patterns = {reason: pattern_of(entries) for reason, entries in sections.items()}
    return Topics(patterns.pop(NEVER), patterns.pop(DRY), patterns.pop(WET), patterns)


def pattern_of(entries: list[str]) -> re.Pattern[str]:
    """One pattern for all entries of a section."""
    branches = sorted({branch(entry) for entry in entries}, key=lambda each: (-len(each), each))
    return re.compile(r"(?<![^\W_])(?:" + "|".join(branches) + r")(?![^\W_])")


def branch(entry: str) -> str:
    """The pattern of an entry: `*` is the rest of a word, `..` up to 40 characters, `(a|b)` either; a space may be a hyphen."""
    text = GAPS.sub("\0", plain(entry)).strip("\0 ")
    text = text.replace(".", r"\.").replace("+", r"\+").replace("*", r"[\w'-]{0,24}")
    return text.replace(" ", "[ -]").replace("\0", r"(?:[ ,:/-][^.!?]{0,40}?)?[ ,:/-]{1,3}")
