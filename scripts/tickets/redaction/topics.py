"""Topics that a person must look at before a title with them is published: data/topics.txt, as patterns."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from scripts.tickets.redaction.lexicon import DATA, read_sections
from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.topic_patterns import pattern_of
from scripts.tickets.redaction.topic_rules import reasons_by_rules

NEVER, DRY, WET = "never", "dry", "wet"


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
    said = {reason for reason, pattern in topics.reasons.items() if pattern.search(text)}
    if said and topics.dry.search(text) and not topics.wet.search(text):
        said = set()
    return tuple(sorted(said.union(reasons_by_rules(text))))


@cache
def built_in_topics() -> Topics:
    """The topics that come with Glassbox; read once in a process."""
    sections = read_sections(DATA / "topics.txt")
    patterns = {reason: pattern_of(entries) for reason, entries in sections.items()}
    return Topics(patterns.pop(NEVER), patterns.pop(DRY), patterns.pop(WET), patterns)
