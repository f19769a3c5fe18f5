"""Stretches of a title that must go, and what stands in their place."""

from collections.abc import Iterable
from typing import NamedTuple

from scripts.tickets.redaction.normalise import MASK, PLACEHOLDERS


class Span(NamedTuple):
    """A stretch of text from `start` to before `end`, and what it seems to be: a key of PLACEHOLDERS."""

    start: int
    end: int
    kind: str


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
