"""Forms of known words: endings, prefixes, compounds, capitals within, acronyms."""

import re
from functools import cache

from scripts.tickets.redaction.rules.data_files import get_word_set
from scripts.tickets.redaction.words.lexicon import DATA, Lexicon, add_plain_forms, read_sections

HEADS = "German, ends of compounds"
LINKS = ("", "s", "n", "en", "es", "er", "e")
MIN_COMPOUND_PART = 3  # letters
CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
VOWELS = frozenset("aeiouyäöüáéíóúàèâêîôû")
PLURALS = ("s", "es", "ed", "ing", "er", "ers")
ENDINGS = ("s", "es", "ed", "d", "ing", "ings", "ly", "ness", "able", "r", "rs")


def is_derived(text: str, low: str, lexicon: Lexicon) -> bool:
    """Tell if a word is a form of known ones: inflected, with a prefix, or two words of IT written as one."""
    for suffix in PLURALS:
        stem = low.removesuffix(suffix)
        if stem != low and len(stem) >= 4 and is_plain_term(stem, lexicon):
            return True
    if low != text:
        return not text.isupper() and is_camel_case(text, lexicon)
    for prefix in get_word_set("WORD_PREFIXES"):
        rest = low.removeprefix(prefix)
        if rest != low and len(rest) >= 5 and len(low) >= 8 and rest in lexicon.known and not lexicon.is_name(rest):
            return True
    return any(is_plain_term(low[:at], lexicon) and is_plain_term(low[at:], lexicon) for at in range(4, len(low) - 3))


def is_plain_term(low: str, lexicon: Lexicon) -> bool:
    """Tell if a word is in a glossary and nobody's name."""
    return low in lexicon.glossary and not lexicon.is_name(low)


def is_camel_case(text: str, lexicon: Lexicon) -> bool:
    """Tell if a word is known ones with capitals within, and no surname such as McAdam."""
    if CAMEL.fullmatch(text):
        return False
    parts = [part.lower() for part in CAMEL.findall(text)]
    whole = len(parts) > 1 and sum(map(len, parts)) == len(text) and parts[0] not in get_word_set("SURNAME_BEGINNINGS")
    return whole and all(part in lexicon.known and not lexicon.is_name(part) for part in parts)


def is_acronym(text: str) -> bool:
    """Tell if capitals cannot be a name: two of them, or up to five without a vowel."""
    return (
        text.isascii() and text.isupper() and (len(text) == 2 or (len(text) <= 5 and VOWELS.isdisjoint(text.lower())))
    )


def is_inflected(low: str, lexicon: Lexicon) -> bool:
    """Tell if a word in small letters is a usual form of a known one: `exclusions`, `balancer`, `paired`."""
    for suffix in ENDINGS:
        stem = low.removesuffix(suffix)
        if stem == low or len(stem) < 5:
            continue
        usual = stem in lexicon.common or stem in lexicon.glossary or suffix in ("s", "ed", "ing", "ly")
        for base in (stem, stem + "e") if suffix not in ("s", "d", "r", "rs") else (stem,):
            if usual and base in lexicon.known and not lexicon.is_name(base):
                return suffix not in ("r", "rs") or base.endswith("e")
    return False


def is_german_compound(low: str, lexicon: Lexicon) -> bool:
    """Tell if a word is a German compound that ends as things of IT do: `Netzlaufwerk`, `Druckertreiber`."""
    for at in range(MIN_COMPOUND_PART, len(low) - MIN_COMPOUND_PART):
        if low[at:] in load_german_heads() and any(
            len(first) >= MIN_COMPOUND_PART and first in lexicon.known and not lexicon.is_name(first)
            for first in (low[:at].removesuffix(link) for link in LINKS)
        ):
            return True
    return False


@cache
def load_german_heads() -> frozenset[str]:
    """Read the ends of German compounds, with and without accents."""
    return add_plain_forms(read_sections(DATA / "languages.txt")[HEADS])
