"""What the detectors find in prose, such as a built page: values and people on the staff list, never unknown words."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scripts.tickets.redaction.lexicon import built_in
from scripts.tickets.redaction.normalise import Line, plain, visible
from scripts.tickets.redaction.redactor import detected
from scripts.tickets.redaction.sentence import Sentence
from scripts.tickets.redaction.spans import Span
from scripts.tickets.redaction.staff import Staff
from scripts.tickets.redaction.tokenizer import words_of


class Finding(NamedTuple):
    """A find of a kind (a key of spans.PLACEHOLDERS) from `start` to before `end` of the text that was given."""

    kind: str
    start: int
    end: int


def find(text: str, staff: Sequence[str] = ()) -> list[Finding]:
    """Every find in a text of any length, in order; `staff` has names as in config/staff.txt. Lines are looked at one by one."""
    people = Staff(staff, built_in())
    found: list[Finding] = []
    at = 0
    for part in text.splitlines(keepends=True):
        found += found_in(part, at, people)
        at += len(part)
    return found


def found_in(part: str, at: int, people: Staff) -> Iterator[Finding]:
    """The finds of one line, whose first character is the text's `at`."""
    seen, origins = shadow(part)
    line = Line(seen, seen, plain(seen))
    spans = list(detected(line))
    if people.parts:
        sentence = Sentence(seen, words_of(line, seen, built_in()), built_in())
        for word in sentence.found:
            word.kind = ""
        people.mark(sentence)
        spans += [Span(word.start, word.end, "person") for word in sentence.found if word.kind == "person"]
    for start, end, kind in sorted(spans):
        yield Finding(kind, at + origins[start], at + origins[end - 1] + 1)


def shadow(part: str) -> tuple[str, list[int]]:
    """A line as detectors see it, character by character, and where each of its characters comes from."""
    letters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(part):
        for each in character if character.isascii() else unicodedata.normalize("NFKC", visible(character)):
            letters.append(each if each.isprintable() else " ")
            origins.append(index)
    return "".join(letters), origins
