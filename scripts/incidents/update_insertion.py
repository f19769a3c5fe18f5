"""An update written into the file of an incident; every other byte stays as it is."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from plugins.core.output.atomic_file import replace_file
from plugins.core.source.document_path import format_place
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.records.loading import validate
from plugins.core.source.source_text import BYTE_ORDER_MARK, YAML_LIMIT, decode_text, read_bytes
from plugins.core.source.yaml.strict_yaml import parse_yaml
from plugins.incidents.record import Incident
from plugins.incidents.update import Update, is_newest_first
from scripts.terminal.command_error import CommandError

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
BLANK_OR_COMMENT = re.compile(r"(?P<indent>\s*)(?P<comment>#.*)?")


def read_incident(data: bytes, path: Path) -> Incident:
    """Return the record in a file's bytes; ContentError names every mistake."""
    return validate(Incident, parse_yaml(decode_text(data, display_path(path)), display_path(path)), display_path(path))


def read_incident_file(path: Path) -> tuple[bytes, Incident]:
    """Return the bytes of a file and its record; ContentError names every mistake."""
    data = read_bytes(path, display_path(path), YAML_LIMIT)
    return data, read_incident(data, path)


def write_update(path: Path, data: bytes, lines: Sequence[str]) -> Incident:
    """Write an update, given as the lines of its fields, into a file that has these bytes, and return what it says now.

    CommandError where the update cannot be so there, ContentError where the file's form leaves no place for it; OSError where
    the disk refuses or somebody has saved the file meanwhile. Either way the file is as it was.
    """
    before = read_incident(data, path)
    update = validate(Update, parse_yaml("\n".join(lines) + "\n", Path("update")), Path("update"))
    newest_first = is_newest_first(before.updates)
    updates = (update, *before.updates) if newest_first else (*before.updates, update)
    wanted = before.model_copy(update={"updates": updates})
    require_no_mistakes(wanted)
    fresh = insert_lines(data, lines, newest_first)
    try:
        fits = read_incident(fresh, path) == wanted
    except ContentError:
        fits = False
    if not fits:
        shown = "\n".join(
            ["has no place for another update in this form; write it there yourself:", *list_entry(lines, "  ")]
        )
        raise ContentError([Problem(display_path(path), find_line(data), "updates", shown)])
    replace_file(path, fresh, data)
    return wanted


def require_no_mistakes(incident: Incident) -> None:
    """Refuse what cannot be so in an incident: CommandError."""
    if found := [f"{format_place(mistake.place)}: {mistake.message}" for mistake in incident.mistakes()]:
        raise CommandError("\n".join(found))


def insert_lines(data: bytes, lines: Sequence[str], newest_first: bool) -> bytes:
    """Return the bytes of a file with an entry before the first of its updates, or behind the last."""
    text = data.decode("utf-8")
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    text = text.removeprefix(BYTE_ORDER_MARK)
    node = find_updates(text)
    if node.flow_style:
        return data
    rows = LINE.findall(text)
    newline = rows[0][len(rows[0].rstrip("\r\n")) :] or "\n"
    dash = node.start_mark.column
    end = node.end_mark.line if node.end_mark.index < len(text) else len(rows)
    after = node.start_mark.line if newest_first else find_last_row(rows[:end], dash)
    if after and not rows[after - 1].endswith(("\r", "\n")):
        rows[after - 1] += newline
    added = [line + newline for line in list_entry(lines, " " * dash)]
    return (mark + "".join([*rows[:after], *added, *rows[after:]])).encode()


def find_updates(text: str) -> yaml.SequenceNode:
    """Return the list of updates as YAML's own parser places it in a text."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    found: yaml.SequenceNode = next(value for key, value in root.value if key.value == "updates")
    return found


def find_line(data: bytes) -> int:
    """Return the line on which the updates of a file begin."""
    return int(find_updates(data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)).start_mark.line) + 1


def find_last_row(rows: Sequence[str], dash: int) -> int:
    """Return after how many rows a list ends: what is blank, or a comment no deeper than its dashes, belongs to what follows."""
    end = len(rows)
    while match := BLANK_OR_COMMENT.fullmatch(rows[end - 1].rstrip("\r\n")):
        if match["comment"] and len(match["indent"]) > dash:
            break
        end -= 1
    return end


def list_entry(lines: Sequence[str], indent: str) -> list[str]:
    """Return the lines of an entry of a list, the first behind a dash."""
    signs = [f"{indent}- ", *[f"{indent}  "] * (len(lines) - 1)]
    return [f"{sign}{line}" if line else "" for sign, line in zip(signs, lines, strict=True)]
