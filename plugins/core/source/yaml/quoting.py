"""A line as it should have been typed: with its value in quotes."""

import re
from typing import NamedTuple

ROW = re.compile(r"(?P<start>\s*(?:- +)*)(?P<key>[\w.-]+)(?P<colon>\s*:)(?P<gap>[ \t]*)(?P<value>.*)")
ENTRY = re.compile(r"(?P<start>\s*(?:- +)*- )(?P<gap> *)(?P<value>.*)")
BLOCK = re.compile(
    r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?\s*"
)  # the sign behind which a text begins on the next line
LENGTH_LIMIT = 160  # characters of a line that is shown whole
SMART_QUOTES = "“”„‟«»"


class Row(NamedTuple):
    """A line of YAML in its parts: what stands before the value, the key ("" in a list), and the value as it was typed."""

    start: str
    key: str
    gap: str
    value: str


def parse_row(typed: str) -> Row | None:
    """Return the parts of a line `key: value` or `- value`; None where it is another sort of line."""
    if match := ROW.fullmatch(typed):
        start, key, colon, gap, value = match.groups()
        return Row(f"{start}{key}{colon}", key, gap, value.rstrip())
    if match := ENTRY.fullmatch(typed):
        return Row(match["start"].rstrip(" "), "", " ", match["value"].rstrip())
    return None


def show_quoted(row: Row | None) -> str:
    """Return the cure of a line whose value needs quotes, with the line as it should be typed unless it is very long."""
    cure = "put the value in quotes"
    if not row or not row.value:
        return cure
    line = f"{row.start.strip()} {quote(row.value)}"
    return f"{cure}: {line}" if len(line) <= LENGTH_LIMIT else cure


def quote(value: str) -> str:
    """Return a value in quotes that it does not hold; quotes around it that do not end with it are taken for its own."""
    text = drop_outer_quotes(value)
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def drop_outer_quotes(value: str) -> str:
    """Return a value without quotes around all of it, or with nothing but one before it: `'IT's new home'`, `"Hello`."""
    first, last = value[0], value[-1]
    if first in "\"'" and first not in value[1:]:
        return value[1:]
    inner = value[1:-1].count(first)  # two inside are two more pairs: `"a" or "b"`
    is_pair = len(value) > 2 and (
        (first == last and first in "\"'" and (not inner or inner % 2))
        or (first in SMART_QUOTES and last in SMART_QUOTES)
    )
    return value[1:-1] if is_pair else value
