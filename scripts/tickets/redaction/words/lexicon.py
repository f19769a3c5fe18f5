"""The words that may stay: English, words of IT, places, a few words of other languages, and the department's own."""

import lzma
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from scripts.tickets.redaction.normalise import to_ascii

DATA = Path(__file__).parents[1] / "data" / "words"
KEEP = ""  # what a word becomes that stays; else it becomes a key of PLACEHOLDERS
ENGLISH = "english.xz"
MAKERS = ("makers and vendors", "more makers and models", "more systems and makers")
GLOSSARIES = ("it.txt", "places.txt", "languages.txt")
PIECES = re.compile(r"[^\W_]+|&")
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case: all that may stay, those of glossaries, products and places, what is common, names, and phrases.

    `phrases` has, by its first word, the longest first, what stays as a whole. The names are words that are somebody's as well.
    """

    known: frozenset[str]
    glossary: frozenset[str]
    products: frozenset[str]
    makers: frozenset[str]
    places: frozenset[str]
    foreign: frozenset[str]
    common: frozenset[str]
    given_names: frozenset[str]
    ambiguous_given_names: frozenset[str]
    surnames: frozenset[str]
    phrases: Phrases
    companies: Phrases

    def is_name(self, word: str) -> bool:
        """Tell if a known word is somebody's name as well."""
        return word in self.given_names or word in self.ambiguous_given_names or word in self.surnames


@cache
def load_built_in() -> Lexicon:
    """Read the words that come with Glassbox, once in a process."""
    common, usual = lzma.decompress((DATA / ENGLISH).read_bytes()).decode().split("\n\n")
    english = common.split("\n") + usual.split("\n")
    entries = [entry for name in GLOSSARIES for entry in read_entries(DATA / name)]
    names = {name.replace(" ", "_"): frozenset(words) for name, words in read_sections(DATA / "names.txt").items()}
    it = read_sections(DATA / "it.txt")
    makers = [word for heading in MAKERS for entry in it[heading] for word in entry.split()]
    glossary = add_plain_forms(entries)
    products = add_plain_forms(read_entries(DATA / "it.txt", "the words of tickets"))
    return Lexicon(
        known=glossary.union(english),
        glossary=glossary,
        products=products,
        makers=add_plain_forms(makers),
        foreign=add_plain_forms(read_entries(DATA / "languages.txt")).difference(
            english, add_plain_forms(read_entries(DATA / "it.txt"))
        ),
        places=add_plain_forms(read_entries(DATA / "places.txt")),
        common=frozenset(common.split("\n")),
        phrases=split_phrases(entries),
        companies=split_phrases(read_entries(DATA / "companies.txt")),
        **names,
    )


def add_words(base: Lexicon, words: Iterable[str]) -> Lexicon:
    """Return a lexicon with the department's own words and phrases."""
    own = [word.lower() for word in words]
    if not own:
        return base
    added = add_plain_forms(own)
    phrases = {**base.phrases}
    for first, more in split_phrases(own).items():
        phrases[first] = tuple(sorted({*more, *phrases.get(first, ())}, key=lambda each: (-len(each), each)))
    return replace(
        base, known=base.known | added, glossary=base.glossary | added, products=base.products | added, phrases=phrases
    )


def add_plain_forms(entries: Iterable[str]) -> frozenset[str]:
    """Return the entries of one word, and the same without accents, as many type them."""
    single = [entry for entry in entries if " " not in entry]
    return frozenset(single).union(map(to_ascii, single))


def split_phrases(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the entries of more than one word, split, by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in entries:
        if " " in entry:
            pieces = tuple(PIECES.findall(re.sub("'s\\b", "", entry)))
            found.setdefault(pieces[0], []).append(pieces)
    return {first: tuple(sorted(set(each), key=lambda words: (-len(words), words))) for first, each in found.items()}


def read_entries(path: Path, until: str = "") -> list[str]:
    """Read the entries of a glossary in lower case, maybe only those above the heading `until`."""
    found: list[str] = []
    for heading, entries in read_sections(path).items():
        if until and heading == until:
            break
        found += entries
    return found


def read_sections(path: Path) -> dict[str, list[str]]:
    """Read the entries of a glossary by heading: `## heading`, then entries between commas; a line with one # is a remark."""
    sections: dict[str, list[str]] = {}
    entries: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            entries = sections.setdefault(line[3:].strip(), [])
        elif not line.startswith("#"):
            entries += [entry.strip().lower() for entry in line.split(", ") if entry.strip(" ,")]
    return {heading: [entry.strip(" ,") for entry in entries] for heading, entries in sections.items()}
