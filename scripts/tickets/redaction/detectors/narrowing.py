"""The place of a value within a match, where a pattern cannot tell it: keys, IBANs, passwords, postal addresses."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from scripts.tickets.redaction.detectors.checks import is_iban
from scripts.tickets.redaction.detectors.street_addresses import narrow_to_delivery, narrow_to_street
from scripts.tickets.redaction.normalise import MASK, NormalisedTitle, to_ascii
from scripts.tickets.redaction.rules.data_files import compile_cue, get_word_set

Place = tuple[int, int]
Narrowing = Callable[[NormalisedTitle, re.Match[str]], Iterator[Place]]
BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=")
KEY_LINE = 16  # characters that a line of a key has at least
MIN_IBAN = 15
MIN_PASSWORD = 4
TRAILING = ".,;:!?)]}\"'»"


def narrow_to_key(title: NormalisedTitle, match: re.Match[str]) -> Iterator[Place]:
    """Take what looks like lines of Base64 right before the END of a key as well."""
    start = match.start()
    for word in reversed(title.masked[max(0, start - 3000) : start].rstrip().split(" ")):
        if len(word) < KEY_LINE or not BASE64.issuperset(word):
            break
        start = title.masked.rfind(word, 0, start)
    yield start, match.end()


def narrow_to_iban(title: NormalisedTitle, match: re.Match[str]) -> Iterator[Place]:
    """Cut groups off the end until the rest is an IBAN; nothing where it never is."""
    value = match[0]
    while len(value) >= MIN_IBAN:
        if is_iban(value):
            yield match.start(), match.start() + len(value)
            return
        value = value[: max(0, value.rfind(" "), value.rfind("-"))]


def read_word(title: NormalisedTitle, start: int) -> str:
    """Return the text from a place to the next space."""
    return title.masked[start:].partition(" ")[0]


def narrow_to_password(title: NormalisedTitle, match: re.Match[str], certain: bool) -> Iterator[Place]:
    """Take the next word, unless it says how the password is; if that is not `certain`, only a word that is unlike words.

    Punctuation at its end belongs to it where it may be a part of it.
    """
    start = match.end()
    word = read_word(title, start)
    bare = word.strip("\"'()[]").rstrip(TRAILING)
    if not bare or MASK in word or to_ascii(bare) in get_word_set("NO_PASSWORDS"):
        return
    unusual = compile_cue("unusual").search(bare)
    if certain or unusual:
        length = len(word) if unusual and word[-1] in "!?" else len(word.rstrip(".,;:)"))
        yield start, start + max(length, len(bare))


def narrow_to_unusual_password(title: NormalisedTitle, match: re.Match[str]) -> Iterator[Place]:
    """Take the word right behind `password` where it is unlike a word: digits, signs or capitals within."""
    start = match.end()
    word = read_word(title, start)
    bare = word.rstrip(TRAILING)
    if MASK in word or len(bare) < MIN_PASSWORD or to_ascii(bare) in get_word_set("NO_PASSWORDS"):
        return
    if compile_cue("unusual").search(bare) and not compile_cue("no_password").fullmatch(bare):
        yield start, start + len(word.rstrip(".,;:)"))


FUNCTIONS: dict[str, Narrowing] = {
    "key": narrow_to_key,
    "iban": narrow_to_iban,
    "stated-password": partial(narrow_to_password, certain=True),
    "changed-password": partial(narrow_to_password, certain=False),
    "unusual-password": narrow_to_unusual_password,
    "street": narrow_to_street,
    "delivery": narrow_to_delivery,
}
