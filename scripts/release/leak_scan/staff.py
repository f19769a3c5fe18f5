"""People of the git-ignored staff list whose names stand in a text; who writes for the site or has a page there may be named."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.source.errors import ContentError
from plugins.core.source.records.content import Status
from plugins.core.source.records.loading import load_record
from plugins.people.record import Person
from scripts.tickets.redaction.department_files import read_staff
from scripts.tickets.redaction.words.lexicon import load_built_in

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHORTEST = 5  # letters of a name that is looked for alone
FAR = 40  # letters between the first and the last letter of one name


@dataclass(frozen=True, slots=True)
class StaffNames:
    """Names to look for: the words of each by the one that comes last in it, all plain small letters.

    `unusual` are last words that no dictionary has and nobody with a page shares: they say who is meant without the first
    name. `known_words` are words as they were written, and whether a name ends with them.
    """

    names: dict[str, tuple[tuple[str, ...], ...]]
    unusual: frozenset[str] = frozenset()
    known_words: dict[str, bool] = field(default_factory=dict)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where names stand: "Ann Ashton", "ASHTON, Ann", "A. Ashton", and "Ashton" where that can be nothing else."""
        words = [(simplify(match[0]), match.start(), match.end()) for match in WORD.finditer(text)]
        found: list[tuple[int, int]] = []
        for index, (word, start, end) in enumerate(words):
            for name in self.names.get(word, ()):
                before = words[max(0, index - len(name) + 1) : index]
                after = words[index + 1 : index + len(name)]
                if is_name(before, name[:-1]) and end - before[0][1] <= FAR + len(word):
                    found.append((before[0][1], end))
                elif is_name(after, name[:-1]) and text[end : end + 1] == ",":
                    found.append((start, after[-1][2]))
            alone = word in self.unusual and text[start].isupper()
            if alone and not any(first <= start < last for first, last in found):
                found.append((start, end))
        return found

    def may_name(self, written: str) -> bool:
        """Tell whether it is worth looking: a name ends with one of the words, as far as they are no entities."""
        return bool(self.names) and ("&" in written or any(map(self.ends_a_name, WORD.findall(written))))

    def ends_a_name(self, word: str) -> bool:
        """Tell whether some name has this word at its end."""
        known = self.known_words.get(word)
        if known is None:
            known = self.known_words[word] = simplify(word) in self.names
        return known


def is_name(words: list[tuple[str, int, int]], name: tuple[str, ...]) -> bool:
    """Tell whether words are a name, or its first letters."""
    return len(words) == len(name) and all(
        word == part or (len(word) == 1 and part.startswith(word))
        for (word, _, _), part in zip(words, name, strict=True)
    )


def simplify(word: str) -> str:
    """Return a word in small letters without accents, and without the s of "Ann's"."""
    spread = unicodedata.normalize("NFKD", re.sub("['’]s$", "", word.casefold()))
    return "".join(letter for letter in spread if not unicodedata.combining(letter))


def load_staff(config: Path, content: Path) -> StaffNames:
    """Return the staff list of a config folder without those who have a page; nobody where there is no list."""
    return make_staff(read_staff(config), read_people(content))


def make_staff(listed: Iterable[str], people: Iterable[str]) -> StaffNames:
    """Return the listed names without those of people; a name of a single word is too common a word to look for."""
    public = {split_words(person) for person in people}
    names: dict[str, list[tuple[str, ...]]] = {}
    for name in listed:
        words = split_words(name)
        if len(words) > 1 and words not in public:
            names.setdefault(words[-1], []).append(words)
    if not names:
        return StaffNames({})
    dictionary, shared = load_built_in().known, {word for person in public for word in person}
    unusual = (last for last in names if len(last) >= SHORTEST and last not in shared and last not in dictionary)
    return StaffNames({last: tuple(found) for last, found in names.items()}, frozenset(unusual))


def split_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in the order in which they are said."""
    return tuple(simplify(match[0]) for match in WORD.finditer(name))


def read_people(content: Path) -> set[str]:
    """Return the names of everybody who has a page."""
    names = set()
    for path in sorted((content / "people").glob("*.yaml")):
        try:
            person = load_record(Person, path, path)
        except ContentError:
            continue  # the build has said so already
        if person.status is Status.PUBLISHED:
            names.add(person.name)
    return names
