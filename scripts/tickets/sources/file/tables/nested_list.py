"""The entries of a JSON list with the lines they start on."""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

SPACE = re.compile(r"[ \t\r\n]*")


class NotAList(ValueError):
    """Text that is not the list it should be."""

    def __init__(self, line: int, message: str) -> None:
        """`line` is where that shows."""
        super().__init__(message)
        self.line = line


def iterate_entries(text: str, key: str | None) -> Iterator[tuple[int, Any]]:
    """Yield each entry of the list that the text is, or that stands under a key of the object it is, with its line.

    Without a key, the only list of objects in an object is meant; lists one after the other are one.
    """
    position = skip_space(text, 0)
    if key is not None or text[position : position + 1] == "{":
        position = find_list(text, position, key)
    if text[position : position + 1] != "[":
        cure = "name the key of the list as `rows`" if key is None else "is `rows` right?"
        raise NotAList(count_lines(text, position), f"is not a JSON list of tickets; {cure}")
    line, counted = 1, 0
    while text[position : position + 1] == "[":
        position = skip_space(text, position + 1)
        while text[position : position + 1] != "]":
            line, counted = line + text.count("\n", counted, position), position
            value, position = decode(text, position)
            yield line, value
            position = skip_comma(text, position, "]")
        position = skip_space(text, position + 1)


def find_list(text: str, position: int, key: str | None) -> int:
    """Return where the list under a key of the outermost object starts, without a key its only list of objects."""
    lists = {}
    for name, place in iterate_keys(text, position):
        if name == key:
            return place
        if text[place : place + 1] == "[" and text[(inner := skip_space(text, place + 1)) : inner + 1] == "{":
            lists[name] = place
    if len(lists) == 1 and key is None:
        return next(iter(lists.values()))
    if key is None:
        raise NotAList(1, "is not a JSON list of tickets; name the key of the list as `rows`")
    close = get_close_matches(key, lists, 1)
    raise NotAList(1, f"has no key {key!r}; " + (f"did you mean `{close[0]}`?" if close else "is `rows` right?"))


def iterate_keys(text: str, position: int) -> Iterator[tuple[str, int]]:
    """Yield each key of an object and where its value starts; NotAList where there is no object."""
    if text[position : position + 1] != "{":
        raise NotAList(1, "is not a JSON object; leave `rows` out")
    position = skip_space(text, position + 1)
    while text[position : position + 1] != "}":
        name, position = decode(text, position)
        position = skip_space(text, position)
        if not isinstance(name, str) or text[position : position + 1] != ":":
            raise NotAList(count_lines(text, position), "is not JSON; is the file whole?")
        position = skip_space(text, position + 1)
        yield name, position
        _, position = decode(text, position)
        position = skip_comma(text, position, "}")


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
