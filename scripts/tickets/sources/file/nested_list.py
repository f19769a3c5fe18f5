"""The entries of a JSON list with the lines they start on."""

import json
import re
from collections.abc import Iterator
from typing import Any

SPACE = re.compile(r"[ \t\r\n]*")


class NotAList(ValueError):
    """Text that is not the list it should be."""

    def __init__(self, line: int, message: str) -> None:
        """`line` is where that shows."""
        super().__init__(message)
        self.line = line


def iterate_entries(text: str, key: str | None) -> Iterator[tuple[int, Any]]:
    """Yield each entry of the list that the text is, or that stands under a key of the object it is, with its line."""
    position = skip_space(text, 0)
    if key is not None:
        position = find_key(text, position, key)
    if text[position : position + 1] != "[":
        cure = "name the key of the list as `rows`" if key is None else "is `rows` right?"
        raise NotAList(count_lines(text, position), f"is not a JSON list of tickets; {cure}")
    line, counted, position = 1, 0, skip_space(text, position + 1)
    while text[position : position + 1] != "]":
        line, counted = line + text.count("\n", counted, position), position
        value, position = decode(text, position)
        yield line, value
        position = skip_comma(text, position, "]")


def find_key(text: str, position: int, key: str) -> int:
    """Return where the value of a key of the outermost object starts; NotAList where there is none."""
    keys: list[str] = []
    if text[position : position + 1] != "{":
        raise NotAList(1, "is not a JSON object; leave `rows` out")
    position = skip_space(text, position + 1)
    while text[position : position + 1] != "}":
        name, position = decode(text, position)
        position = skip_space(text, position)
        if not isinstance(name, str) or text[position : position + 1] != ":":
            raise NotAList(count_lines(text, position), "is not JSON; is the file whole?")
        position = skip_space(text, position + 1)
        if name == key:
            return position
        keys.append(name)
        _, position = decode(text, position)
        position = skip_comma(text, position, "}")
    there = ", ".join(keys) or "none"
    raise NotAList(1, f"has no key {key!r}; there are {there}: set `rows` to the one that holds the tickets")


def decode(text: str, position: int) -> tuple[Any, int]:
    """Return the JSON value at a position and the position after it; NotAList where there is none."""
    try:
        return json.JSONDecoder().raw_decode(text, position)
    except (ValueError, RecursionError):
        raise NotAList(count_lines(text, position), "is not JSON from here on; is the file whole?") from None


def skip_comma(text: str, position: int, end: str) -> int:
    """Return the position of the next entry, or of the closing bracket."""
    position = skip_space(text, position)
    if text[position : position + 1] == ",":
        return skip_space(text, position + 1)
    if text[position : position + 1] != end:
        problem = f"is not JSON: a comma or {end} is missing here; is the file whole?"
        raise NotAList(count_lines(text, position), problem)
    return position


def skip_space(text: str, position: int) -> int:
    """Return the position after white space."""
    found = SPACE.match(text, position)
    return found.end() if found else position


def count_lines(text: str, position: int) -> int:
    """Return the line, from 1, of a position."""
    return text.count("\n", 0, position) + 1
