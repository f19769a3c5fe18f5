"""A title as every rule sees it: one line of at most 300 characters with placeholders, and the same in plain letters."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# What stands in the text for each kind of find. A placeholder carries nothing of the value: no part, no length, no hash.
PLACEHOLDERS = {
    "person": "[person]",
    "name": "[name]",
    "user": "[user]",
    "host": "[host]",
    "mail": "[email]",
    "phone": "[phone]",
    "password": "[secret]",
    "token": "[secret]",
    "private-key": "[secret]",
    "connection": "[secret]",
    "entropy": "[secret]",
    "url": "[url]",
    "ip": "[ip]",
    "mac": "[mac]",
    "card": "[card]",
    "iban": "[iban]",
    "national-id": "[id]",
    "staff-number": "[id]",
    "licence": "[key]",
    "address": "[address]",
    "birth": "[date]",
    "number": "[number]",
}
# Stands for a placeholder's characters while rules look; no input holds it (private use is removed).
MASK = "\ue000"
PLACEHOLDER = re.compile("|".join(re.escape(each) for each in sorted(set(PLACEHOLDERS.values()))))
MAX_TITLE = 300
MAX_INPUT = 10_000  # of a longer title nothing behind this is looked at: far more than what can become 300 characters
# Letters of other scripts that look like Latin ones (Unicode TS 39, confusables), and letters that have no decomposition.
CONFUSABLES = str.maketrans(
    "авекмнорстухіјѕԁԛԝһӏьАВЕКМНОРСТУХІЈЅаεορτυνικαβхγωɡıøłđðæœþßħŧŋ‐‑‒–—―−’‘ʼ`´“”«»„",
    "abekmhopctyxijsdqwhlbabekmhopctyxijsaeoptuvikabxywgioldda" + "opshtn" + "-------" + "'''''" + '"""""',
)
SPACED = re.compile(r"(?<!\S)\S(?: \S){3,}(?!\S)")


class NormalisedTitle(NamedTuple):
    """A title in its safe form, the same with placeholders masked, and that in plain lower-case letters; all equally long."""

    text: str
    masked: str
    plain: str


def normalise(text: str) -> NormalisedTitle:
    """Normalise any text: see `join_lines` and `to_ascii`."""
    line = join_lines(text)
    masked = mask_placeholders(line)
    return NormalisedTitle(line, masked, to_ascii(masked))


def join_lines(text: str) -> str:
    """Put a text into NFKC, without control, bidi, private and other unseen characters, in one line, letter-spaced words joined.

    At most MAX_TITLE characters; a placeholder that would be cut is left out. Doing it twice changes nothing.
    """
    text = text[:MAX_INPUT]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", "".join(map(make_visible, unicodedata.normalize("NFKC", text))))
    else:
        text = "".join(character if " " <= character < "\x7f" else " " for character in text)
    text = join_spaced_letters(text)
    text = join_spaced_letters(" ".join(text.split()))
    return cut_title(text) if len(text) > MAX_TITLE else text


def cut_title(text: str) -> str:
    """Return the first MAX_TITLE characters, without a placeholder that would be torn."""
    for match in PLACEHOLDER.finditer(text):
        if match.start() < MAX_TITLE < match.end():
            return text[: match.start()].rstrip()
    return text[:MAX_TITLE].rstrip()


@lru_cache(maxsize=4096)
def make_visible(character: str) -> str:
    """Return a character, a space for one that separates, nothing for one that nobody sees."""
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


def join_spaced_letters(text: str) -> str:
    """Make `p a s s w o r d` one word; more than one space parts two such words."""
    return SPACED.sub(lambda match: match[0].replace(" ", "") if is_mostly_letters(match[0]) else match[0], text)


def is_mostly_letters(run: str) -> bool:
    """Tell if at least half of a run's single characters are letters or digits."""
    characters = run[::2]
    return sum(character.isalnum() for character in characters) * 2 > len(characters)


def mask_placeholders(text: str) -> str:
    """Hide placeholders from rules; the length stays."""
    return PLACEHOLDER.sub(lambda match: MASK * len(match[0]), text) if "[" in text else text


def to_ascii(text: str) -> str:
    """Put a text in lower case, without accents, other scripts' look-alikes as Latin letters; its length stays."""
    return text.lower() if text.isascii() else "".join(map(to_ascii_letter, text))


@lru_cache(maxsize=4096)
def to_ascii_letter(character: str) -> str:
    """Return the plain letter that stands for one."""
    base = unicodedata.normalize("NFD", character.lower())[0]
    return base.translate(CONFUSABLES)
