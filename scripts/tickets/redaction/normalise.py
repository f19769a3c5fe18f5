"""A title as every detector sees it: one line of at most 300 characters, and a plain shadow of it for words of context."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from scripts.tickets.redaction.spans import PLACEHOLDER, blanked

LIMIT = 300
READ = 10_000  # of a longer title nothing behind this is looked at: far more than what can become 300 characters
# Letters of other scripts that look like Latin ones (Unicode TS 39, confusables), and letters that have no decomposition.
TWINS = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏьАВЕКМНОРСТУХІЈЅаεορτυνικαβхγωɡıøłđðæœþßħŧŋ‐‑‒–—―−’‘ʼ`´“”«»„",
    "abekmhopctyxijsdqwhlbabekmhopctyxijsaeoptuvikabxywgioldda" + "opshtn" + "-------" + "'''''" + '"""""',
)
SPACED = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")


class Line(NamedTuple):
    """A title in its safe form, the same with placeholders blanked, and that in plain lower-case letters; all equally long."""

    whole: str
    text: str
    plain: str


def as_line(text: str) -> Line:
    """Any text as a line: see `one_line` and `plain`."""
    whole = one_line(text)
    seen = blanked(whole)
    return Line(whole, seen, plain(seen))


def one_line(text: str) -> str:
    """Text after NFKC, without control, bidi, private and other unseen characters, in one line, letter-spaced words joined.

    At most LIMIT characters; a placeholder that would be cut is left out. One_line(one_line(x)) == one_line(x).
    """
    text = text[:READ]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", "".join(map(visible, unicodedata.normalize("NFKC", text))))
    else:
        text = "".join(character if " " <= character < "\x7f" else " " for character in text)
    text = joined(text)
    text = joined(" ".join(text.split()))
    return cut(text) if len(text) > LIMIT else text


def cut(text: str) -> str:
    """The first LIMIT characters, without a placeholder that would be torn."""
    for match in PLACEHOLDER.finditer(text):
        if match.start() < LIMIT < match.end():
            return text[: match.start()].rstrip()
    return text[:LIMIT].rstrip()


@lru_cache(maxsize=4096)
def visible(character: str) -> str:
    """A character, a space for one that separates, nothing for one that nobody sees."""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    if (
        category in ("Cf", "Co", "Cs", "Cn")
        or "\ufe00" <= character <= "\ufe0f"
        or character in "\u115f\u1160\u3164\u034f"
    ):
        return ""
    return character


def joined(text: str) -> str:
    """Text in which `p a s s w o r d` is one word; more than one space parts two such words."""
    return SPACED.sub(lambda match: match[0].replace(" ", "") if letters_in(match[0]) else match[0], text)


def letters_in(run: str) -> bool:
    """Whether at least half of a run's single characters are letters or digits."""
    characters = run[::2]
    return sum(character.isalnum() for character in characters) * 2 > len(characters)


def plain(text: str) -> str:
    """Text of the same length in lower case, without accents, other scripts' look-alikes as Latin letters."""
    return text.lower() if text.isascii() else "".join(map(plain_letter, text))


@lru_cache(maxsize=4096)
def plain_letter(character: str) -> str:
    """The plain letter that stands for one."""
    base = unicodedata.normalize("NFD", character.lower())[0]
    return base.translate(TWINS)
