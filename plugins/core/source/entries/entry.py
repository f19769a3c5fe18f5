"""An entry: one file of content/, read, checked and rendered; a function of its bytes alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plugins.core.source.document_path import BODY, Place, format_place
from plugins.core.source.errors import ContentError, Problem

if TYPE_CHECKING:  # a build in which this file has not changed needs none of them
    from plugins.core.source.markdown.conversion import Link
    from plugins.core.source.records.record import Record
    from plugins.core.source.yaml.document import Document, Value

__all__ = [
    "BODY",
    "Broken",
    "BrokenError",
    "Entry",
    "SourceFile",
    "compute_default_id",
    "find_first_line",
    "find_main_source",
    "get_text",
]

COMPANION = re.compile(r"\.[a-z]+\.yaml$")  # how the name of a companion file ends


def find_main_source(source: str) -> str:
    """Return the file that an entry is named after: `weeks/2026-W47.yaml` for its companion `weeks/2026-W47.tickets.yaml` too."""
    return COMPANION.sub(".yaml", source) if source.count(".") > 1 else source


def compute_default_id(source: str) -> str:
    """Return the id of an entry that states none: its file's name without the ending, in lower case."""
    return find_main_source(source).rpartition("/")[2].rpartition(".")[0].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file of content/: its place, its lines, and by place its Markdown as safe HTML with its links.

    `BODY` is the place of what follows the front matter, `source` the path below content/ with forward slashes, `shown` the path
    that problems name, `body` the Markdown as typed.
    """

    kind: str
    source: str
    shown: Path
    document: "Document"
    html: Mapping[Place, str] = field(default_factory=dict)
    links: Mapping[Place, Sequence["Link"]] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def make_problem(self, place: Place, message: str) -> Problem:
        """Return a mistake in this file."""
        return Problem(self.shown, self.document.find_line(place), format_place(place), message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(SourceFile):
    """A file whose record is valid."""

    record: Any  # the kind's own record; each kind knows its type

    @property
    def id(self) -> str:
        """The id that never changes: the one it states, else the file's name without its ending, in lower case."""
        stated: str | None = getattr(self.record, "id", None)
        return stated or compute_default_id(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(SourceFile):
    """A file with mistakes, as far as it could be read, so that its references and links are checked in the same run."""

    model: "type[Record]"

    @property
    def id(self) -> str:
        """The id that others would refer to it by."""
        typed = self.document.value.get("id") if isinstance(self.document.value, dict) else None
        return typed if isinstance(typed, str) else compute_default_id(self.source)


class BrokenError(ContentError):
    """The mistakes of one file of content, with the file as far as it could be read."""

    def __init__(self, problems: Iterable[Problem], broken: Broken) -> None:
        """Keep the mistakes and the file."""
        super().__init__(problems)
        self.broken = broken


def get_text(entry: SourceFile, place: Place) -> str:
    """Return the Markdown at a place, as it was typed."""
    value: Value = entry.document.value if place != BODY else entry.body
    for part in place if place != BODY else ():
        value = value[part]
    return str(value)


def find_first_line(entry: SourceFile, place: Place) -> int:
    """Return the line on which the Markdown at a place begins; a block of text begins below its key."""
    if place == BODY:
        return entry.body_line
    return entry.document.find_line(place) + ("\n" in get_text(entry, place))
