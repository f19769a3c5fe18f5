"""Titles made to hurt: what the redactor needs for a long one is in proportion to its length."""

import time

import pytest

from scripts.tickets.redaction.detectors.pattern_rules import load_pattern_rules
from scripts.tickets.redaction.normalise import NormalisedTitle, to_ascii
from scripts.tickets.redaction.redactor import Redactor
from scripts.tickets.redaction.topics import load_topics
from tests.tickets.redaction.hostile import make_hostile_strings

pytestmark = pytest.mark.bench
GROWTH = 12  # for four times the text: what is in proportion takes 4 times as long, what is quadratic 16 times
NOTICEABLE = 0.2  # seconds; what takes less is not looked at
REDACTOR = Redactor()


def seconds(work, *args) -> float:
    """Return the shortest of two runs in CPU time."""
    took = []
    for _ in range(2):
        start = time.process_time()
        result = work(*args)
        if hasattr(result, "__next__"):
            list(result)
        took.append(time.process_time() - start)
        if took[-1] < NOTICEABLE:
            break
    return min(took)


def grows_too_fast(work, text: str) -> bool:
    """Tell whether a text of 10,000 characters takes much more than four times as long as a quarter of it."""
    took = seconds(work, text)
    return took > NOTICEABLE and took > GROWTH * seconds(work, text[: len(text) // 4])


@pytest.mark.parametrize("rule", load_pattern_rules(), ids=lambda rule: rule.id)
def test_no_pattern_takes_long(rule):
    """10,000 characters of any of 170 kinds take a pattern about four times as long as 2,500 of them."""

    def find(text: str) -> list[object]:
        line = text.replace("\n", " ")
        return list(rule.find(NormalisedTitle(text, line, to_ascii(line))))

    assert [text[:30] for text in make_hostile_strings() if grows_too_fast(find, text)] == []


def test_no_topic_takes_long():
    """The same holds for the pattern of each reason."""
    topics = load_topics()
    patterns = {
        "harmless": topics.harmless, "impersonal": topics.impersonal, "personal": topics.personal, **topics.reasons, **topics.sets
    }  # fmt: skip
    slow = [
        (name, text[:30])
        for text in map(to_ascii, make_hostile_strings()[::5])
        for name, pattern in patterns.items()
        if grows_too_fast(pattern.findall, text)
    ]

    assert slow == []


def test_no_title_takes_long():
    """The same holds for a whole title: it is redacted, and is at most 300 characters then."""
    assert [text[:30] for text in make_hostile_strings() if grows_too_fast(REDACTOR.redact, text)] == []
