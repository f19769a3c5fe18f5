"""Titles that attack: every family of tests/data/hostile, with what it is said in; and what they may not do to a terminal."""

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "data" / "hostile"
PLACE = "\u00a7"  # where a context has its text, and before the number of a part in a pattern
TURNING_SIGNS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True)
class Payload:
    """One hostile title, and the family it is of."""

    family: str
    text: str


@cache
def payloads() -> tuple[Payload, ...]:
    """All of them, each text once, in the order of the files."""
    found: dict[str, Payload] = {}
    for path in sorted(FOLDER.glob("*.json")):
        for text in texts_in(json.loads(path.read_text(encoding="ascii"))):
            found.setdefault(text, Payload(path.stem, text))
    return tuple(found.values())


def texts_in(family: Mapping[str, Any]) -> Iterator[str]:
    """Every text of a family: as it stands, in its contexts, out of its patterns, and repeated."""
    for text, context in product(family.get("texts", ()), family.get("contexts", (PLACE,))):
        yield context.replace(PLACE, text)
    for pattern in family.get("patterns", ()):
        for parts in product(*pattern["parts"]):
            text = pattern["text"]
            for number, part in enumerate(parts, 1):
                text = text.replace(f"{PLACE}{number}", part)
            yield text
    for text, times in family.get("repeated", ()):
        yield text * times


def find_active_signs(said: str) -> set[str]:
    """Return every character that would do something to a terminal or forge a line of a log, but line ends of our own."""
    return {letter for letter in said if is_active(letter)} - {"\n"}


def is_active(letter: str) -> bool:
    """Tell whether a terminal does something with a character, or cannot take it."""
    return letter in TURNING_SIGNS or unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
