"""A text as its author typed it, and the lines on which a value begins that a page shows."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote

ESCAPED = re.compile(
    r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))", re.IGNORECASE
)  # as YAML and JSON write letters
TAG = re.compile(r"</?\w[^<>]*>")
MARKUP = re.compile(r"\\(?=[^\w\s])|\*\*|\*|__|[\s\u00ad\u200b-\u200d\ufeff]+")


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of a file: where it begins, as it was typed, and as a page has it; `name` ends like a file of that form."""

    path: Path
    line: int
    field: str
    typed: str
    shown: str
    name: str = "text.html"


def find_lines(value: str, text: str) -> list[int]:
    """Return the lines of a text, from 0 on, on which a value begins, however Markdown, HTML or YAML write it; 0 where none has it.

    Tags are no letters of a page, unless what is looked for stands in one of their attributes.
    """
    wanted = reduce_to_letters(value)
    return list(find_letters(wanted, TAG.sub(keep_line_ends, text))) or list(find_letters(wanted, text)) or [0]


def keep_line_ends(tag: re.Match[str]) -> str:
    """Return what stays of a tag, so that lines are counted as they were typed."""
    return "\n" * tag[0].count("\n")


def find_letters(wanted: str, text: str) -> Iterator[int]:
    """Yield each line of a text on which some letters begin, once."""
    lines = [reduce_to_letters(line) for line in text.split("\n")]
    starts = tuple(accumulate(map(len, lines), initial=0))[:-1]
    letters, last = "".join(lines), -1
    position = letters.find(wanted) if wanted else -1
    while position >= 0:
        line = bisect_right(starts, position) - 1
        if line != last:
            yield line
        last, position = line, letters.find(wanted, position + 1)


def reduce_to_letters(text: str) -> str:
    """Return a text without what Markdown, YAML and addresses add to its letters, and without spaces; case does not count."""
    text = ESCAPED.sub(lambda match: chr(min(int(match[1] or match[2] or match[3], 16), 0x10FFFF)), text)
    return MARKUP.sub("", unquote(unescape(text))).casefold()
