"""An entry: what one file of content/ says, read, checked and rendered; a function of its bytes alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from plugins.core.content import Content
from plugins.core.errors import ContentError, Problem
from plugins.core.fields import MarkdownField
from plugins.core.markdown import Converter, markdown_mistakes
from plugins.core.marks import marked_values
from plugins.core.record import validate
from plugins.core.source_text import MARKDOWN_LIMIT, YAML_LIMIT, read_text
from plugins.core.strict_yaml import Document, Place, dotted, parse_yaml

BODY: Place = ("",)
FENCE = "---"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file's record and its Markdown as safe HTML by place; `BODY` is what follows the front matter.

    `source` is the path below content/ with forward slashes, `document` knows the lines, `body` is the Markdown as typed.
    """

    kind: str
    source: str
    shown: Path
    record: Any  # the kind's own record; each kind knows its type
    document: Document
    html: Mapping[Place, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    @property
    def id(self) -> str:
        """What it is known by for good: the id it states, else the file's name without its ending, in lower case."""
        content: Content = self.record
        return content.id or PurePosixPath(self.source).stem.lower()

    def problem(self, place: Place, message: str) -> Problem:
        """A mistake in this file."""
        return Problem(self.shown, self.document.line_of(place), dotted(place), message)


@dataclass(frozen=True, slots=True)
class Broken:
    """What can be told of a file with mistakes, so that its references and links are checked in the same run."""

    kind: str
    source: str
    shown: Path
    model: type[Content]
    document: Document
    html: Mapping[Place, str] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    @property
    def id(self) -> str:
        """The id that others would refer to it by."""
        typed = self.document.value.get("id") if isinstance(self.document.value, dict) else None
        return typed if isinstance(typed, str) else PurePosixPath(self.source).stem.lower()

    def problem(self, place: Place, message: str) -> Problem:
        """A mistake in this file."""
        return Problem(self.shown, self.document.line_of(place), dotted(place), message)


class BrokenError(ContentError):
    """The mistakes of one file of content, and what can be told of it all the same."""

    def __init__(self, problems: Iterable[Problem], broken: Broken) -> None:
        """Keep both."""
        super().__init__(problems)
        self.broken = broken


def read_entry(kind: str, model: type[Content], path: Path, source: str, shown: Path, converter: Converter) -> Entry:
    """The entry in a Markdown or YAML file; BrokenError names all of its mistakes."""
    document, body, body_line, html = Document(None), "", 1, {}
    try:
        if path.suffix == ".md":
            front, body, body_line = split_front_matter(read_text(path, shown, MARKDOWN_LIMIT), shown)
            html = {BODY: converter.body(body)} if body.strip() else {}
            document = parse_yaml(front, shown, first_line=2)
        else:
            document = parse_yaml(read_text(path, shown, YAML_LIMIT), shown)
        record = validate(model, document, shown)
    except ContentError as error:
        broken = Broken(kind, source, shown, model, document, html, body, body_line)
        raise BrokenError([*error.problems, *body_problems(body, body_line, shown)], broken) from None
    if found := body_problems(body, body_line, shown) + field_problems(record, document, shown):
        raise BrokenError(found, Broken(kind, source, shown, model, document, html, body, body_line))
    html |= {place: converter.field(value) for place, _, value in marked_values(record, MarkdownField)}
    return Entry(kind, source, shown, record, document, html, body, body_line)


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


def body_problems(body: str, body_line: int, shown: Path) -> list[Problem]:
    """What is wrong with the Markdown below the front matter."""
    return [Problem(shown, body_line + line, "", message) for line, message in markdown_mistakes(body)]


def field_problems(record: Content, document: Document, shown: Path) -> list[Problem]:
    """What is wrong with the Markdown in the fields of a record; a block of text starts below its key."""
    return [
        Problem(shown, document.line_of(place) + 1 + line, dotted(place), message)
        for place, _, value in marked_values(record, MarkdownField)
        for line, message in markdown_mistakes(value)
    ]
