"""The postal address within a match of a pattern for streets, found by its words."""

import re
from collections.abc import Iterator
from functools import cache

from scripts.tickets.redaction.normalise import NormalisedTitle, to_ascii
from scripts.tickets.redaction.rules.data_files import compile_part, get_word_set, load_parts
from scripts.tickets.redaction.words.lexicon import load_built_in

Place = tuple[int, int]
STREETS = "detectors/streets"
LETTERS = re.compile(r"[^\W\d_]+")
TOKENS = re.compile(r"[^\s,]+,?")


@cache
def collect_street_types() -> frozenset[str]:
    """Collect all words and endings that mean a street in some language."""
    parts = load_parts(STREETS)
    english = parts["english_streets"]
    joined = "|".join(
        [english.replace("s?", ""), english.replace("s?", "s"), parts["romance_streets"], parts["germanic_streets"]]
    )
    return frozenset(re.findall(r"[^\W\d_]{2,}", joined))


def narrow_to_street(title: NormalisedTitle, match: re.Match[str]) -> Iterator[Place]:
    """Take a find from its first to its last word that is a street's; nothing where all words are usual ones."""
    begin, end = find_street(title.masked[match.start() : match.end()])
    if end and any(map(str.isdigit, title.masked[match.start() + begin : match.start() + end])):
        yield match.start() + begin, match.start() + end


def find_street(found: str) -> Place:
    """Return where a street begins and ends, or (0, 0): its words are its own, capitalised and no words of IT, or in no list."""
    certain = any(to_ascii(word) in get_word_set("CERTAIN_STREETS") for word in LETTERS.findall(found))
    begin, end, own = -1, 0, bool(certain and compile_part(STREETS, "numbered_street").match(found))
    for match in LETTERS.finditer(found):
        passing = is_street_word(found, match, begin, certain)
        mine = not passing and is_own_word(match[0], certain)
        if not (passing or mine):
            if own and begin >= 0 and any(map(str.isdigit, found[:end])):
                break
            begin, own = -1, False
            continue
        own = own or mine
        if len(match[0]) > 2 or begin >= 0:
            begin = match.start() if begin < 0 else begin
            end = match.end()
    else:
        end = len(found)
    if not own or begin < 0:
        return 0, 0
    number = compile_part(STREETS, "number_before").search(found[:begin])
    return (number.start() if number else begin), end


def is_street_word(found: str, match: re.Match[str], begin: int, certain: bool) -> bool:
    """Tell if a word within an address is no name of its own: a type of street, a particle, an initial."""
    low, typed = to_ascii(match[0]), match[0]
    if low in get_word_set("CERTAIN_STREETS") or low in get_word_set("STREET_PARTICLES") or len(typed) < 3:
        return True
    first = found[: match.start()].strip(" ,")
    return low in collect_street_types() and (
        typed[0].isupper() or begin >= 0 or not match.start() or certain or first.isdigit()
    )


def is_own_word(typed: str, certain: bool) -> bool:
    """Tell if a word can be a street's own name: in no list, or capitalised and no word of IT."""
    words, low = load_built_in(), to_ascii(typed)
    if low not in words.known and typed.lower() not in words.known:
        return True
    capital = typed[0].isupper() and low not in (words.products if certain else words.glossary)
    return capital and (certain or low not in words.common)


def narrow_to_delivery(title: NormalisedTitle, match: re.Match[str]) -> Iterator[Place]:
    """Take what is sent to where a number stands beside a word of its own, up to the first usual word behind it."""
    words = load_built_in()
    start = end = match.start("value")
    own = number = False
    for token in TOKENS.finditer(title.masked, start, match.end("value")):
        word = token[0].strip(",.:()").lower()
        digits = any(map(str.isdigit, word))
        if ends_delivery(token[0], word, digits):
            break
        own = own or (
            not digits
            and len(word) > 2
            and to_ascii(word) not in get_word_set("STREET_PARTICLES")
            and word not in words.products
            and word not in words.places
        )
        number = number or digits
        end = token.end()
    if own and number:
        yield start, start + len(title.masked[start:end].rstrip(" .,"))


def ends_delivery(token: str, word: str, digits: bool) -> bool:
    """Tell if a word cannot be within a postal address: a dash, a room, a day, or a usual word in small letters."""
    if token in ("-", "–", "/", "|") or word in get_word_set("INDOORS_OR_DAYS"):
        return True
    part = to_ascii(word) in get_word_set("STREET_PARTICLES") | get_word_set("STREET_LINKS") | collect_street_types()
    return not digits and not token[0].isupper() and word in load_built_in().known and not part
