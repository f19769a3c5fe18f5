"""Values in prose, such as a built page, and people on the staff list; never unknown words."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scripts.tickets.redaction.detectors.pattern_rules import find_values
from scripts.tickets.redaction.normalise import NormalisedTitle, make_visible, to_ascii
from scripts.tickets.redaction.spans import Span, merge_spans
from scripts.tickets.redaction.staff import Staff
from scripts.tickets.redaction.words.lexicon import load_built_in
from scripts.tickets.redaction.words.tokenizer import split_words


class Finding(NamedTuple):
    """A find of a kind (a key of spans.PLACEHOLDERS) from `start` to before `end` of the text that was given."""

    kind: str
    start: int
    end: int


def find(text: str, staff: Sequence[str] = ()) -> list[Finding]:
    """Find all values in a text of any length, line by line, in order; `staff` has names as in config/staff.txt."""
    people = Staff(staff, load_built_in())
    found: list[Finding] = []
    at = 0
    for line in text.splitlines(keepends=True):
        found += find_in_line(line, at, people)
        at += len(line)
    return found


def find_in_line(line: str, at: int, people: Staff) -> Iterator[Finding]:
    """Yield the finds of one line, whose first character is the text's `at`."""
    seen, origins = normalise_with_offsets(line)
    title = NormalisedTitle(seen, seen, to_ascii(seen))
    spans = merge_spans(find_values(title))
    if people.parts:
        sentence = split_words(title, seen, load_built_in())
        people.mark_people(sentence)
        spans += [Span(word.start, word.end, "person") for word in sentence.words if word.kind == "person"]
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
