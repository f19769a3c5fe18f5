"""The words for what the YAML parser refuses: the lines that are to blame, and how they should be typed."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from plugins.core.source.characters import CONFLICT, CONFLICT_MESSAGE, describe_character
from plugins.core.source.errors import Problem
from plugins.core.source.yaml.comments import CURE, explain_comment
from plugins.core.source.yaml.quoting import BLOCK, SMART_QUOTES, Row, parse_row, show_quoted

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOREIGN_DASH = re.compile(r"\s*(?P<dash>[‐‑‒–—−•])\s+(?P<value>.*)")
FOREIGN_COLON = re.compile(r"\s*(?:- +)*(?P<key>[\w.-]+)\s*(?P<colon>[：﹕︓∶꞉])\s*(?P<value>.*)")
GLUED_KEY = re.compile(r"\s*(?:- +)*(?P<key>[a-z]\w*):(?!//)(?P<gap>[^\S \t]*)(?P<value>\S.*)")
FOREIGN_INDENT = re.compile(r" *(?P<sign>(?! )[^\S\t])\s*\S.*")
FENCE = re.compile(r"\s*(?:```|~~~).*")
BACKSLASH = "has a backslash, which says something else in double quotes"
CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


def explain_syntax_error(error: yaml.MarkedYAMLError, text: str, shown: Path, first_line: int) -> list[Problem]:
    """Explain an error of the parser: every line that is wrong by itself, else the place where the parser gave up."""
    rows = text.split("\n")
    conflict = next((number for number, row in enumerate(rows) if CONFLICT.match(row)), None)
    if conflict is not None:
        return [Problem(shown, first_line + conflict, "", CONFLICT_MESSAGE)]
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    if found := find_wrong_rows(text, shown, first_line, index):
        return found
    typed = rows[index] if index < len(rows) else ""
    indent = typed[: len(typed) - len(typed.lstrip())]
    message = "is indented with a tab; YAML takes spaces" if "\t" in indent else explain_place(error, typed)
    return [Problem(shown, first_line + index, "", message)]


def explain_place(error: yaml.MarkedYAMLError, typed: str) -> str:
    """Explain an error whose line is all that is known of it: where the line is sound by itself, it stands at a wrong depth."""
    row = parse_row(typed)
    if row and is_yaml(f"key: {row.value}"):
        return "begins at another depth than the lines around it; begin it under the other fields of its block"
    if "mapping values are not allowed" in str(error.problem):
        return "has a second `: ` in its value; put the value in quotes"
    cure = "" if typed.startswith("%") else "; text with signs in it goes into quotes"
    return f"is not YAML: {error.problem or error.context}{cure}"


def find_wrong_rows(text: str, shown: Path, first_line: int, last: int = 0) -> list[Problem]:
    """Return a problem for each line of a text that is wrong by itself.

    Where there is none, it is the last line up to number `last` (from 0) that something below may belong to: it opens a bracket
    or quote and does not close it, or a ` #` cuts it.
    """
    found: list[Problem] = []
    doubtful: list[Problem] = []
    above: Row | None = None
    for number, typed in list_rows(text):
        row = parse_row(typed)
        field, line = row.key if row else "", first_line + number
        if mistake := explain_signs(typed):
            found.append(Problem(shown, line, field, mistake))
        elif row and (mistake := explain_end(row)):
            doubtful += [Problem(shown, line, field, mistake)] if number <= last else []
        elif row and (mistake := explain_value(row)):
            found.append(Problem(shown, line, field, mistake))
        elif above and not row and number <= last and (mistake := explain_next_line(typed, above)):
            doubtful.append(Problem(shown, line, "", mistake))
        above = row
    return found or doubtful[-1:]


def list_rows(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers from 0, without comments and without blocks of text below `|` and `>`."""
    block: int | None = None
    for number, typed in enumerate(text.split("\n")):
        indent = len(typed) - len(typed.lstrip(" "))
        if not typed.strip() or (block is not None and indent > block):
            continue
        row = parse_row(typed)
        block = indent if row and BLOCK.fullmatch(row.value) else None
        if not typed.lstrip().startswith("#"):
            yield number, typed


def explain_signs(typed: str) -> str:
    """Explain what is wrong with the beginning, the dash or the colon of a line; empty if nothing is."""
    if FENCE.fullmatch(typed):
        return "is a fence around code in Markdown; delete the line"
    if match := FOREIGN_INDENT.fullmatch(typed):
        return f"is indented with {describe_character(match['sign'])}; YAML takes spaces"
    if match := FOREIGN_DASH.fullmatch(typed):
        return f"begins with {describe_character(match['dash'])}, where a list has a hyphen; write: - {match['value']}"
    if match := FOREIGN_COLON.fullmatch(typed):
        return f"has {describe_character(match['colon'])} for a colon; write: {match['key']}: {match['value']}"
    if not (match := GLUED_KEY.fullmatch(typed)):
        return ""
    cure = f"write: {match['key']}: {match['value']}"
    if match["gap"]:
        return f"has {describe_character(match['gap'][0])} behind its colon, for a space; {cure}"
    return f"has no space behind its colon; {cure}"


def explain_next_line(typed: str, above: Row) -> str:
    """Explain a line that is no field and stands too far left to belong to the value above it; empty if it may belong there."""
    depth = above.start.find(above.key)
    if not above.key or not above.value or above.value[0] in CLOSING or typed[: depth + 1].isspace():
        return ""
    return f"is no `field: value`; if it goes on from the line above, begin it with {depth + 2} spaces"


def explain_end(row: Row) -> str:
    """Explain why a value may not end with its line: it opens a bracket or quote, or a ` #` cuts it; empty if it ends there."""
    value = row.value
    if value[:1] in CLOSING:
        is_closed = CLOSING[value[:1]] in value[1:]
        return (
            ""
            if is_closed
            else f"opens {value[0]!r} and does not close it; close it on this line, or {show_quoted(row)}"
        )
    text, sign, rest = value.partition(" #")
    cut = explain_comment(sign + rest, text, "") if sign and is_yaml(f"key: {value}") else ""
    return f"{cut}; {show_quoted(row)}{CURE}" if cut else ""


def explain_value(row: Row) -> str:
    """Explain why the value of a line is nothing to YAML by itself; empty if it is something."""
    value = row.value
    if BLOCK.fullmatch(value) or not value or (value[0] not in "&!" and is_yaml(f"key: {value}")):
        return ""
    if value[0] == "[" and value[-1] == "]" and " #" in value:
        return f"ends before the ` #`, since that begins a comment; put the entry with the `#` in quotes{CURE}"
    if value[0] == '"' and "\\" in value:
        reason = BACKSLASH
    elif value[0] in "\"'":
        reason = "has quotes that do not stand around the whole value"
    elif value[0] in SMART_QUOTES:
        reason = f"has {describe_character(value[0])} for a quote"
    elif re.match(r"[^\w\s]", value):
        reason = f"begins with {value[0]!r}, a sign of YAML's own"
    elif ": " in value or value.endswith(":"):
        reason = "has a second `: ` in its value"
    else:
        reason = "is not YAML"
    return f"{reason}; {show_quoted(row)}"


def is_yaml(text: str) -> bool:
    """Tell whether the parser takes a text."""
    try:
        return all(True for _ in yaml.parse(text, Loader=LOADER))
    except yaml.YAMLError:
        return False
