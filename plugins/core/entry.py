"""An entry: what one file of content/ says, read, checked and rendered; a function of its bytes alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from plugins.core.content import Content
from plugins.core.errors import ContentError, Problem
from plugins.core.fields import MarkdownField
from plugins.core.markdown import Converter, TooDeepError, markdown_mistakes
from plugins.core.marks import marked_values, typed_values
from plugins.core.record import validate
from plugins.core.source_text import MARKDOWN_LIMIT, YAML_LIMIT, read_text
from plugins.core.strict_yaml import Document, Place, Value, dotted, parse_yaml

BODY: Place = ("",)
FENCE = "---"


def stem_of(source: str) -> str:
    """The name of a file without its ending, in lower case: its id where it states none."""
    return source.rpartition("/")[2].rpartition(".")[0].lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file of content/: its place, its lines, and its Markdown as safe HTML by place; `BODY` is what follows the front matter.

    `source` is the path below content/ with forward slashes, `shown` the path that problems name, `body` the Markdown as typed.
    """

    kind: str
    source: str
    shown: Path
    document: Document
    html: Mapping[Place, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def problem(self, place: Place, message: str) -> Problem:
        """A mistake in this file."""
        return Problem(self.shown, self.document.line_of(place), dotted(place), message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(SourceFile):
    """A file whose record is valid."""

    record: Any  # the kind's own record; each kind knows its type

    @property
    def id(self) -> str:
        """What it is known by for good: the id it states, else the file's name without its ending, in lower case."""
        content: Content = self.record
        return content.id or stem_of(self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken(SourceFile):
    """A file with mistakes: what can be told of it all the same, so that its references and links are checked in the same run."""

    model: type[Content]

    @property
    def id(self) -> str:
        """The id that others would refer to it by."""
        typed = self.document.value.get("id") if isinstance(self.document.value, dict) else None
        return typed if isinstance(typed, str) else stem_of(self.source)


class BrokenError(ContentError):
    """The mistakes of one file of content, and what can be told of it all the same."""

    def __init__(self, problems: Iterable[Problem], broken: Broken) -> None:
        """Keep both."""
        super().__init__(problems)
        self.broken = broken


def read_entry(kind: str, model: type[Content], path: Path, source: str, shown: Path, converter: Converter) -> Entry:
    """The entry in a Markdown or YAML file; BrokenError names all of its mistakes."""
    document, body, body_line, record = Document(None), "", 1, None
    problems: list[Problem] = []
    try:
        front = read_text(path, shown, MARKDOWN_LIMIT if path.suffix == ".md" else YAML_LIMIT)
        if path.suffix == ".md":
            front, body, body_line = split_front_matter(front, shown)
        document = parse_yaml(front, shown, first_line=2 if path.suffix == ".md" else 1)
        record = validate(model, document, shown)
    except ContentError as error:
        problems += error.problems
    texts = {BODY: body} if body.strip() else {}
    marked = marked_values(record, MarkdownField) if record else typed_values(model, document.value, MarkdownField)
    texts |= {place: text for place, _, text in marked}
    file = SourceFile(kind=kind, source=source, shown=shown, document=document, body=body, body_line=body_line)
    html: dict[Place, str] = {}
    for place, text in texts.items():
        line, field_ = first_line_of(file, place), dotted(place)
        problems += [Problem(shown, line + row, field_, message) for row, message in markdown_mistakes(text)]
        try:
            html[place] = converter.body(text) if place == BODY else converter.field(text)
        except TooDeepError as error:
            problems.append(Problem(shown, line, field_, str(error)))
    if problems or record is None:
        raise BrokenError(problems, Broken(model=model, **told(file, html)))
    return Entry(record=record, **told(file, html))


def told(file: SourceFile, html: Mapping[Place, str]) -> dict[str, Any]:
    """The fields of a file with its HTML, for the entry that it becomes or does not."""
    return {each.name: getattr(file, each.name) for each in fields(SourceFile)} | {"html": html}


def text_at(entry: SourceFile, place: Place) -> str:
    """The Markdown at a place, as it was typed."""
    value: Value = entry.document.value if place != BODY else entry.body
    for part in place if place != BODY else ():
        value = value[part]
    return str(value)


def first_line_of(entry: SourceFile, place: Place) -> int:
    """The line on which the Markdown at a place begins; a block of text begins below its key."""
    if place == BODY:
        return entry.body_line
    return entry.document.line_of(place) + ("\n" in text_at(entry, place))


def split_front_matter(text: str, shown: Path) -> tuple[str, str, int]:
    """The YAML between the two `---` lines, the Markdown below, and the line that the Markdown starts on."""
    rows = text.split("\n")
    if rows[0].rstrip() != FENCE:
        raise ContentError(
            [Problem(shown, 1, "", "does not start with a line `---` and its fields; see docs/write-a-post.md")]
        )
    for index, row in enumerate(rows[1:], 1):
        if row.rstrip() == FENCE:
            return "\n".join(rows[1:index]) + "\n", "\n".join(rows[index + 1 :]), index + 2
    raise ContentError([Problem(shown, 1, "", "has no second line `---` where its fields end")])
