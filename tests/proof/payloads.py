"""Titles that attack: every family of tests/data/hostile, with what it is said in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "data" / "hostile"
PLACE = "\u00a7"  # where a context has its text, and before the number of a part in a pattern


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
