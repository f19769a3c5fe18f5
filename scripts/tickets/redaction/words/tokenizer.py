"""A title's text cut into words; phrases that everybody knows stay whole."""

import re

from scripts.tickets.redaction.normalise import NormalisedTitle, to_ascii
from scripts.tickets.redaction.rules.data_files import get_word_set
from scripts.tickets.redaction.words.lexicon import PIECES, Lexicon
from scripts.tickets.redaction.words.sentence import Sentence, Word

# Marks that are written above, below or behind a letter and belong to its word; Python's \w leaves them out.
MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962-\u0963"
    "\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a51\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c56\u0c81-\u0cd6\u0d00-\u0d4d\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u20d0-\u20ff"
)
LETTER = rf"[^\W_](?:[{MARKS}])*"
WORD = re.compile(rf"(?:{LETTER})+(?:['’._-](?:{LETTER})+)*(?:\+\+|#(?!\w))?|&")
SLASH_WORD = re.compile(r"[^\s/]{1,6}/[^\s/,;:.!?)]{1,8}")


def split_words(title: NormalisedTitle, masked: str, lexicon: Lexicon) -> Sentence:
    """Cut `masked`, a title in which what was found already is hidden, into words; those of known phrases are protected."""
    sentence = Sentence(masked, title.plain, lexicon)
    for index, match in enumerate(WORD.finditer(masked)):
        typed = match[0].replace("’", "'")
        low = typed.lower()
        base = low if low in get_word_set("IS_CONTRACTIONS") else low.removesuffix("'s")
        word = Word(sentence, index, match.start(), typed, base, to_ascii(base))
        is_variable = masked[word.start - 1 : word.start] == masked[word.end : word.end + 1] == "%"
        word.in_glossary |= is_variable or is_part_of_slash_word(masked, word.start, lexicon)
        sentence.words.append(word)
    protect_phrases(sentence)
    return sentence


def is_part_of_slash_word(text: str, start: int, lexicon: Lexicon) -> bool:
    """Tell if a word is a part of a known one with a slash, such as CI/CD or S/MIME."""
    for at in (start, max(0, text.rfind(" ", max(0, start - 5), start) + 1)):
        match = SLASH_WORD.match(text, at)
        if match and match[0].lower() in lexicon.glossary and at <= start < at + len(match[0]):
            return True
    return False


def protect_phrases(sentence: Sentence) -> None:
    """Let every known phrase stay as a whole: `New York`; in small letters only where none of its words is a name."""
    for index, first in enumerate(sentence.words):
        words = sentence.find_phrase(index, sentence.lexicon.phrases)
        pieces = [piece for word in words for piece in PIECES.findall(word.low)]
        if first.text[0].isupper() or not any(map(sentence.lexicon.is_name, pieces)):
            for word in words:
                word.in_glossary = word.protected = True
