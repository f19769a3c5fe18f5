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
    """Return the words of a title in their order, each once, in small letters; nothing with a digit or a sign, no stopword."""
    text = unicodedata.normalize("NFKC", title[:TITLE_READ]).casefold()
    pieces = (piece.strip("\"'()[]{}<>.,:;!?-–—/*#…“”„‚‘’«»") for piece in text.replace("/", " ").split())
    stopwords = load_stopwords()
    words = (
        intern(piece) for piece in pieces if len(piece) >= SHORTEST and WORD.fullmatch(piece) and piece not in stopwords
    )
    return tuple(dict.fromkeys(words))


@cache
def load_stopwords() -> frozenset[str]:
    """Read the words of stopwords.toml, once in a process."""
    with Path(__file__).with_name("stopwords.toml").open("rb") as file:
        return frozenset(" ".join(tomllib.load(file).values()).split())
