"""Values in prose, such as a built page; never unknown words."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from scripts.tickets.redaction.detectors.pattern_rules import PatternRule, find_values, load_pattern_rules
from scripts.tickets.redaction.normalise import NormalisedTitle, make_visible, to_ascii
from scripts.tickets.redaction.rules.data_files import read_rules
from scripts.tickets.redaction.spans import merge_spans


class Finding(NamedTuple):
    """A find of a kind (a key of spans.PLACEHOLDERS) from `start` to before `end` of the text that was given."""

    kind: str
    start: int
    end: int


LEAKS = "leaks"  # the file of the rules for prose that is about to be public


@cache
def load_leak_rules() -> tuple[PatternRule, ...]:
    """Return the rules of leaks.toml: those that it takes over, its own, and those that it takes over for the end."""
    data, known = read_rules(f"detectors/{LEAKS}"), {rule.id: rule for rule in load_pattern_rules()}
    own = [PatternRule(LEAKS, rule) for rule in data["rule"]]
    return (*(known[id] for id in data["taken"]), *own, *(known[id] for id in data["last"]))


def find(text: str, rules: Sequence[PatternRule] | None = None) -> list[Finding]:
    """Find all values in a text of any length, line by line, in order; by all rules for titles where none are named."""
    rules = load_pattern_rules() if rules is None else rules
    found: list[Finding] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += find_in_line(line, at, rules)
        at += len(line)
    return found


def find_in_line(line: str, at: int, rules: Sequence[PatternRule]) -> Iterator[Finding]:
    """Yield the finds of one line, whose first character is the text's `at`."""
    seen, origins = normalise_with_offsets(line)
    spans = merge_spans(find_values(NormalisedTitle(seen, seen, to_ascii(seen)), rules))
    for start, end, kind in sorted(spans):
        yield Finding(kind, at + origins[start], at + origins[end - 1] + 1)


def normalise_with_offsets(line: str) -> tuple[str, list[int]]:
    """Return a line as rules see it, and for each of its characters where it comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(line):
        for each in character if character.isascii() else unicodedata.normalize("NFKC", make_visible(character)):
            letters.append(each if each.isprintable() else " ")
            origins.append(index)
    return "".join(letters), origins
