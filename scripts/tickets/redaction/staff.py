"""The staff list: whoever is in it goes, however usual the words of the name are."""

import re
from collections.abc import Iterable

from scripts.tickets.redaction.normalise import join_lines, to_ascii
from scripts.tickets.redaction.words.lexicon import Lexicon
from scripts.tickets.redaction.words.sentence import Sentence, Word, mark_as_name

LETTERS = re.compile(r"[^\W\d_]+")
MIN_PART = 2  # letters


class Staff:
    """The names of a department's people, ready to be looked up."""

    def __init__(self, names: Iterable[str], lexicon: Lexicon) -> None:
        self.parts: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        for name in names:
            parts = split_name(name)
            self.parts |= set(parts)
            self.pairs |= {(one, two) for one in parts for two in parts if one != two}
        self.unusual_parts = self.parts - lexicon.known

    def has(self, word: str) -> bool:
        """Tell if a word is a part of somebody's name, whatever its case and accents."""
        return not self.parts.isdisjoint(split_name(word))

    def mark_people(self, sentence: Sentence) -> None:
        """Mark a name's words: unusual ones anywhere, usual ones beside another part of the name or capitalised within a title."""
        if not self.parts:
            return
        for word in sentence.words:
            if (word.plain, word.next.plain) in self.pairs and word.gap in (" ", ", ", "-", ". "):
                mark_as_name(word, word.next)
            elif word.plain in self.unusual_parts or (word.plain in self.parts and is_capitalised_midsentence(word)):
                mark_as_name(word)


def is_capitalised_midsentence(word: Word) -> bool:
    """Tell if a usual word is capitalised where usual words are not."""
    return (
        word.titlecase and not word.starts_clause and not word.headline and not word.protected and not word.in_glossary
    )


def split_name(name: str) -> list[str]:
    """Return the words of a name in plain letters, without particles of one letter."""
    return [part for part in LETTERS.findall(to_ascii(join_lines(name))) if len(part) >= MIN_PART]
