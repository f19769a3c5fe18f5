"""The words of a line, each with what is known of it."""

import re
from dataclasses import dataclass

from scripts.tickets.redaction.digits import STAYS
from scripts.tickets.redaction.lexicon import Vocabulary
from scripts.tickets.redaction.normalise import Line, plain
from scripts.tickets.redaction.shapes import judge
from scripts.tickets.redaction.word_sets import words_in

# Marks that are written above, below or behind a letter and belong to its word; Python's \w leaves them out.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962-\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a51\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d4d\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u20d0-\u20ff"
)
LETTER = rf"[^\W_](?:[{MARKS}])*"
WORD = re.compile(rf"(?:{LETTER})+(?:['’._-](?:{LETTER})+)*(?:\+\+|#(?!\w))?|&")
SPOKEN = words_in("it's that's here's what's who's there's he's she's let's ")  # "is", not "of"


@dataclass(slots=True)
class Word:
    """A word from `start` to before `end`: as typed, in lower case, and what it must become (STAYS, or a kind of span)."""

    start: int
    end: int
    text: str
    low: str
    plain: str
    kind: str
    glossary: bool
    held: bool = False  # a phrase that stays as a whole

    @property
    def stays(self) -> bool:
        """Whether it is published."""
        return self.kind == STAYS

    @property
    def title(self) -> bool:
        """Whether it begins with a capital and goes on with small letters, or is one capital."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def shouted(self) -> bool:
        """Whether it is all capitals."""
        return self.text.isupper() and len(self.text) > 1

    @property
    def letters(self) -> bool:
        """Whether it has letters and no digit."""
        return not any(character.isdigit() for character in self.text) and self.text != "&"


def words_of(line: Line, text: str, words: Vocabulary) -> list[Word]:
    """The words of `text`, a line in which what detectors found is blank."""
    found: list[Word] = []
    for match in WORD.finditer(text):
        typed = match[0].replace("’", "'")
        low = typed.lower()
        whole = slash_word(text, match.start(), words)
        whole = whole or text[match.start() - 1 : match.start()] == text[match.end() : match.end() + 1] == "%"
        kind = STAYS if typed == "&" or whole else judge(typed, line.plain, match.start(), words)
        base = low if low in SPOKEN else low.removesuffix("'s")
        found.append(Word(match.start(), match.end(), typed, base, plain(base), kind, base in words.glossary or whole))
    protect_phrases(found, words)
    return found


def slash_word(text: str, start: int, words: Vocabulary) -> bool:
    """Whether a word is a part of a known one with a slash, such as CI/CD or S/MIME."""
    begin = start - 1 - 4
    for at in (start, max(0, text.rfind(" ", max(0, begin), start) + 1)):
        match = re.match(r"[^\s/]{1,6}/[^\s/,;:.!?)]{1,8}", text[at:])
        if match and match[0].lower() in words.glossary and at <= start < at + len(match[0]):
            return True
    return False


def protect_phrases(found: list[Word], words: Vocabulary) -> None:
    """Let every known phrase stay as a whole: `New York`, `Ernst & Young`."""
    split = [tuple(re.findall(r"[^\W_]+|&", word.low)) for word in found]
    for at, pieces in enumerate(split):
        for phrase in words.phrases.get(pieces[0] if pieces else "", ()):
            end = at
            got: tuple[str, ...] = ()
            while end < len(found) and len(got) < len(phrase):
                got += split[end]
                end += 1
            if got == phrase and (found[at].text[0].isupper() or not any(words.is_name(piece) for piece in phrase)):
                for word in found[at:end]:
                    word.kind, word.glossary, word.held = STAYS, True, True
                break
