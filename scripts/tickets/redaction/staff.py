"""The staff list: whoever is in it goes, however usual the words of the name are."""

import re
from collections.abc import Iterable

from scripts.tickets.redaction.lexicon import Vocabulary
from scripts.tickets.redaction.normalise import one_line, plain
from scripts.tickets.redaction.sentence import Sentence

PARTS = re.compile(r"[^\W\d_]+")
SHORTEST = 2


class Staff:
    """The names of a department's people, ready to be looked up."""

    def __init__(self, names: Iterable[str], words: Vocabulary) -> None:
        self.parts: set[str] = set()
        self.pairs: set[tuple[str, str]] = set()
        for name in names:
            parts = parts_of(name)
            self.parts |= set(parts)
            self.pairs |= {(one, two) for one in parts for two in parts if one != two}
        self.rare = {part for part in self.parts if not words.knows(part)}

    def has(self, word: str) -> bool:
        """Whether a word is a part of somebody's name, whatever its case and accents."""
        return any(part in self.parts for part in parts_of(word))

    def mark(self, sentence: Sentence) -> None:
        """Mark a name's words: rare ones anywhere, usual ones beside another part of the name or capitalised within a title."""
        if not self.parts:
            return
        low = [word.plain for word in sentence.found]
        for at, word in enumerate(low):
            if at + 1 < len(low) and (word, low[at + 1]) in self.pairs and sentence.gap(at) in (" ", ", ", "-", ". "):
                sentence.mark(at, at + 1)
            elif word in self.rare or (word in self.parts and stands_out(sentence, at)):
                sentence.mark(at)


def stands_out(sentence: Sentence, at: int) -> bool:
    """Whether a usual word is capitalised where usual words are not."""
    word = sentence.found[at]
    return word.title and not sentence.opens(at) and not sentence.headline and not word.held and not word.glossary


def parts_of(name: str) -> list[str]:
    """The words of a name in plain letters, without particles of one letter."""
    return [part for part in PARTS.findall(plain(one_line(name))) if len(part) >= SHORTEST]
