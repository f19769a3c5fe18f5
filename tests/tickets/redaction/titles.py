"""The redactor's own titles: tests/data/redaction/, and what of a value is still in a redacted title."""

import os
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from scripts.tickets.redaction.redactor import Redactor

DATA = Path(__file__).resolve().parents[2] / "data" / "redaction"
ROOT = Path(__file__).resolve().parents[3]
PRIVACY = Path(os.environ.get("GLASSBOX_SHARED") or ROOT.parent / "shared") / "privacy"
MARKED = re.compile("«(.*?)»")
WORD = re.compile(r"[^\W_]+")
SMALL = {
    "van", "der", "den", "de", "la", "le", "du", "da", "do", "di", "del", "bin", "al", "von", "und", "bis", "st", "rd", "th",
    "mr", "ms", "street", "road", "ave", "apt", "flat", "suite",
}  # fmt: skip

needs_development_set = pytest.mark.skipif(
    not PRIVACY.is_dir(), reason="the development set is not beside the repository"
)


class RememberingRedactor:
    """A redactor without words or people of a department, for tests that look at the same titles: it redacts each once."""

    def __init__(self) -> None:
        """Nothing is redacted yet."""
        self.redact = cache(Redactor().redact)


def read_lines(name: str) -> list[str]:
    """Return the lines of a file of tests/data/redaction."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def strip_accents(text: str) -> str:
    """Text in small letters without accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(each))


def find_rest(value: str, redacted: str) -> set[str]:
    """Return the words of a value, of two letters or digits and more, that a redacted title still has."""
    there = set(WORD.findall(strip_accents(redacted)))
    return {
        word for word in WORD.findall(strip_accents(value)) if len(word) > 1 and word not in SMALL and word in there
    }
