"""Strings that look drawn by lot: long ones of hexadecimal digits, of Base64, or of letters and digits in turn."""

import math
import re
from collections import Counter
from collections.abc import Iterator

from scripts.tickets.redaction.normalise import Line
from scripts.tickets.redaction.spans import Span

RUN = re.compile(r"[A-Za-z0-9+/=_~%-]{16,}")
UUID = re.compile(r"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
WORDS = re.compile(r"[A-Z]?[a-z]{3,}|[A-Z]{3,}")
HARMLESS = re.compile(
    r"(?<![^\W_])(?:uuid|guid|clsid|correlation[ -]?id|activity[ -]?id|request[ -]?id|trace[ -]?id|event[ "
    r"-]?id|message[ -]?id|class ?id|appid|app ?id|product code|error|example|sample)[:= ({]{0,3}$"
)
LEAST = 3.0  # bits a character (Shannon): words of a language have about 2.5 to 4, so runs of them are told apart by their words


def find_entropy(line: Line) -> Iterator[Span]:
    """Long runs without words in them; a UUID only where it is not called one."""
    for match in RUN.finditer(line.text):
        run = match[0]
        if UUID.fullmatch(run.strip("-=")):
            if not HARMLESS.search(line.plain[: match.start()]):
                yield Span(match.start(), match.end(), "entropy")
        elif is_random(run):
            yield Span(match.start(), match.end(), "entropy")


def is_random(run: str) -> bool:
    """Whether a run has digits or capitals in the midst of it, and hardly any words."""
    core = run.strip("=-_/")
    digits = sum(character.isdigit() for character in core)
    if len(core) < 16 or not (digits or re.search(r"[a-z][A-Z]", core)):
        return False
    if digits == len(core.replace("-", "")):
        return False  # a number, which others judge
    letters = sum(len(word) for word in WORDS.findall(core))
    mixed = letters < 0.6 * len(core) or (digits >= 3 and not re.search(r"[-_/]", core))
    return mixed and bits(core) >= LEAST


def bits(text: str) -> float:
    """Shannon's entropy of a text's characters."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())
