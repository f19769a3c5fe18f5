"""content/weeks/2026-W47.yaml: a person's file, to which a review appends entries; every byte that stands there stays."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from plugins.core.output.atomic_file import read_if_there, replace_file
from plugins.core.source.errors import ContentError, Problem, display_path
from plugins.core.source.iso_week import IsoWeek
from plugins.core.source.records.loading import validate
from plugins.core.source.source_text import decode_text
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import parse_yaml
from plugins.weeks.new_week import format_new_week
from plugins.weeks.record import PublishedTitle, Week

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, slots=True)
class WeekFile:
    """A person's file: its bytes, its lines, and its record."""

    data: bytes
    document: Document
    words: Week


def locate_week_file(content: Path, week: IsoWeek) -> Path:
    """Return the path of a person's file of a week."""
    return content / "weeks" / f"{week}.yaml"


def read_words(path: Path) -> Week | None:
    """Read what a person wrote about a week; None where there is no file. ContentError names every mistake."""
    data = read_if_there(path)
    return None if data is None else parse_week_file(data, path).words


def parse_week_file(data: bytes, path: Path) -> WeekFile:
    """Parse a file's bytes as strictly as the site does."""
    document = parse_yaml(decode_text(data, display_path(path)), display_path(path))
    return WeekFile(data, document, validate(Week, document, display_path(path)))


def append_title(path: Path, week: IsoWeek, title: PublishedTitle) -> Week:
    """Write a title that a person lets the page name, and return what the file says now."""
    return append_entry(path, week, "titles", title, title.model_dump())


def append_declined(path: Path, week: IsoWeek, ticket: str) -> Week:
    """Write that a ticket's proposed title is not to be shown, and return what the file says now."""
    return append_entry(path, week, "declined", ticket, ticket)


def append_entry(path: Path, week: IsoWeek, field: str, entry: Any, plain: Any) -> Week:
    """Append an entry to a list of a file, of a new one where there is none, and return what it says now.

    ContentError where the file has mistakes, or where its form leaves no place for the entry; OSError where the disk refuses
    or somebody has saved the file meanwhile. Either way the file is as it was.
    """
    before = read_if_there(path)
    file = parse_week_file(format_new_week(week).encode() if before is None else before, path)
    wanted = file.words.model_copy(update={field: (*getattr(file.words, field), entry)})
    dumped = yaml.safe_dump([plain], sort_keys=False, allow_unicode=True, width=math.inf).splitlines()
    data = insert_entry(file, field, dumped)
    try:
        fits = parse_week_file(data, path).words == wanted
    except ContentError:
        fits = False
    if not fits:
        text = "\n".join(["has no place for another entry in this form; write it there yourself:", *dumped])
        raise ContentError([Problem(display_path(path), file.document.find_line((field,)), field, text)])
    replace_file(path, data, before)
    return wanted


def insert_entry(file: WeekFile, field: str, entry: Sequence[str]) -> bytes:
    """Return the bytes of a file with an entry at the end of a list, which is begun where it is missing or empty."""
    rows = LINE.findall(file.data.decode("utf-8"))
    newline = rows[0][len(rows[0].rstrip("\r\n")) :] or "\n"
    after, indent = find_insertion(file.document, field, rows)
    added = [f"{indent}{line}" for line in entry]
    if (field,) not in file.document.lines:
        added = ["", f"{field}:", *added]
    if not rows[after - 1].endswith(("\r", "\n")):
        rows[after - 1] += newline
    return "".join([*rows[:after], *(line + newline for line in added), *rows[after:]]).encode()


def find_insertion(document: Document, field: str, rows: Sequence[str]) -> tuple[int, str]:
    """Return after how many lines a list's next entry belongs, and the spaces before its dash."""
    if (field,) not in document.lines:
        return len(rows), "  "
    key = document.find_line((field,))
    if not document.value[field]:
        return key, "  "
    ends = [line for place, line in document.lines.items() if len(place) == 1 and line > key]
    inner = range(key, min(ends, default=len(rows) + 1) - 1)
    said = [index for index in inner if rows[index].strip() and not rows[index].lstrip().startswith("#")]
    dashes = [rows[index] for index in said if rows[index].lstrip().startswith("-")]
    indent = dashes[0][: len(dashes[0]) - len(dashes[0].lstrip())] if dashes else "  "
    return (said[-1] + 1 if said else key), indent
