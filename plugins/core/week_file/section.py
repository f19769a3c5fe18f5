"""Where the machine's part stands in a week file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from plugins.core.strict_yaml import LOADER

KEY = "tickets"
OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)
INVISIBLE = (yaml.BlockMappingStartToken, yaml.BlockSequenceStartToken, yaml.BlockEndToken, yaml.StreamEndToken)


@dataclass(frozen=True, slots=True)
class Section:
    """The lines, from 0, of a top-level key with its value, both included; `foreign` are those with a comment inside.

    Blank lines and comments after the value's last word do not belong to it.
    """

    first: int
    last: int
    foreign: tuple[int, ...]


def find_section(text: str) -> Section | None:
    """The section `tickets` of a YAML text that parses and whose lines end in LF; None where there is none."""
    tokens = list(section_tokens(text))
    if not tokens:
        return None
    spans = [(token.start_mark.index, token.end_mark.index) for token in tokens]
    first = text.count("\n", 0, spans[0][0])
    last = text.count("\n", 0, len(text[: spans[-1][1]].rstrip()))
    return Section(first, last, tuple(sorted({*comments(text, spans), *blocks(text, tokens)})))


def section_tokens(text: str) -> Iterator[Any]:
    """The tokens of the key and of its value that stand for characters in the text."""
    depth, inside, key_before = 0, False, False
    for token in yaml.scan(text, Loader=LOADER):
        if depth == 0 and isinstance(token, yaml.FlowMappingStartToken):
            return  # a file in braces has no lines of its own for a key
        if depth == 1 and isinstance(token, yaml.KeyToken):
            key_before, inside = True, False
        elif key_before:
            key_before = False
            inside = isinstance(token, yaml.ScalarToken) and token.value == KEY
        depth += isinstance(token, OPENING)
        depth -= isinstance(token, CLOSING)
        if depth < 1:
            inside = False
        if inside and not isinstance(token, INVISIBLE):
            yield token


def comments(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The lines on which comments stand between the tokens, or behind the last one on its line."""
    line_end = text.find("\n", spans[-1][1])
    behind = (line_end if line_end >= 0 else len(text),) * 2
    for (_, end), (start, _) in zip(spans, [*spans[1:], behind], strict=True):
        place = text.find("#", end, start)
        while place >= 0:
            yield text.count("\n", 0, place)
            place = text.find("#", text.find("\n", place, start) if "\n" in text[place:start] else start, start)


def blocks(text: str, tokens: Sequence[Any]) -> Iterator[int]:
    """The lines of texts written as blocks (`|`, `>`), which no pull writes and which may carry a comment."""
    for token in tokens:
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            yield text.count("\n", 0, token.start_mark.index)
