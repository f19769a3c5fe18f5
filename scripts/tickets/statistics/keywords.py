"""Keywords: the words of a title that can say what it is about."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from sys import intern

TITLE_READ = 500  # characters of a title that are looked at: a pasted mail costs no more time than a title
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
SHORTEST = 2


def extract_keywords(title: str) -> tuple[str, ...]:
    """Return the words of a title in their order, each once, in small letters; nothing with a digit or a sign, no common word."""
    text = unicodedata.normalize("NFKC", title[:TITLE_READ]).casefold()
    pieces = (piece.strip("\"'()[]{}<>.,:;!?-–—/*#…“”„‚‘’«»") for piece in text.replace("/", " ").split())
    common = load_common_words()
    words = (
        intern(piece) for piece in pieces if len(piece) >= SHORTEST and WORD.fullmatch(piece) and piece not in common
    )
    return tuple(dict.fromkeys(words))


@cache
def load_common_words() -> frozenset[str]:
    """Read the words of common_words.toml, once in a process."""
    with Path(__file__).with_name("common_words.toml").open("rb") as file:
        return frozenset(" ".join(tomllib.load(file).values()).split())
