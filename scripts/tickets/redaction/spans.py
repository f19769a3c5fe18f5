"""Stretches of a title that must go, and the placeholders that stand in their place."""

import re
from collections.abc import Iterable
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


class Span(NamedTuple):
    """A stretch of text from `start` to before `end`, and what it seems to be: a key of PLACEHOLDERS."""

    start: int
    end: int
    kind: str


def mask_placeholders(text: str) -> str:
    """Hide placeholders from rules; the length stays."""
    return PLACEHOLDER.sub(lambda match: MASK * len(match[0]), text) if "[" in text else text


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Merge spans that overlap and sort them; where two overlap, the one named first gives the kind and both go."""
    found: list[tuple[int, Span]] = sorted(
        ((rank, span) for rank, span in enumerate(spans) if span.end > span.start), key=lambda each: each[1][:2]
    )
    result: list[tuple[int, Span]] = []
    for rank, span in found:
        if result and span.start < result[-1][1].end:
            before, last = result.pop()
            kind = span.kind if rank < before else last.kind
            result.append((min(rank, before), Span(last.start, max(last.end, span.end), kind)))
        else:
            result.append((rank, span))
    return [span for _, span in result]


def replace_spans(text: str, spans: Iterable[Span]) -> str:
    """Put a placeholder in the place of each of some merged spans; two equal ones side by side become one."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        between, placeholder = text[at : span.start], PLACEHOLDERS[span.kind]
        if pieces and pieces[-1] == placeholder and not between.strip(" -'’.,_"):
            at = span.end
            continue
        pieces += [between, placeholder]
        at = span.end
    return "".join([*pieces, text[at:]])


def mask_spans(text: str, spans: Iterable[Span]) -> str:
    """Hide what spans cover; the length stays."""
    pieces: list[str] = []
    at = 0
    for span in spans:
        pieces += [text[at : span.start], MASK * (span.end - span.start)]
        at = span.end
    return "".join([*pieces, text[at:]])
