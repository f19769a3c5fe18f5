"""Values in prose, such as a built page; never unknown words."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from scripts.tickets.redaction.detectors.pattern_rules import find_values
from scripts.tickets.redaction.normalise import NormalisedTitle, make_visible, to_ascii
from scripts.tickets.redaction.spans import merge_spans


class Finding(NamedTuple):
    """A find of a kind (a key of spans.PLACEHOLDERS) from `start` to before `end` of the text that was given."""

    kind: str
    start: int
    end: int


def find(text: str) -> list[Finding]:
    """Find all values in a text of any length, line by line, in order."""
    found: list[Finding] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += find_in_line(line, at)
        at += len(line)
    return found


def find_in_line(line: str, at: int) -> Iterator[Finding]:
    """Yield the finds of one line, whose first character is the text's `at`."""
    seen, origins = normalise_with_offsets(line)
    spans = merge_spans(find_values(NormalisedTitle(seen, seen, to_ascii(seen))))
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
