"""Reads an entry: front matter or YAML becomes a record, Markdown becomes safe HTML, and every mistake is named."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from plugins.core.source.document_path import BODY, Place, dotted
from plugins.core.source.entries.entry import Broken, BrokenError, Entry, SourceFile, first_line_of
from plugins.core.source.errors import ContentError, Problem
from plugins.core.source.front_matter import split_front_matter
from plugins.core.source.markdown.conversion import Link
from plugins.core.source.markdown.converter import Converter
from plugins.core.source.records.field_metadata import marked_values, typed_values
from plugins.core.source.records.fields import MarkdownField
from plugins.core.source.records.record import Mistake, Record, require_none, validate
from plugins.core.source.source_text import MARKDOWN_LIMIT, YAML_LIMIT, read_text
from plugins.core.source.yaml.strict_yaml import Document, parse_yaml


def read_entry(
    kind: str, model: type[Record], mistakes: Callable[[str, str], Iterable[Mistake]], path: Path, source: str,
    shown: Path, converter: Converter,
) -> Entry:  # fmt: skip
    """The entry in a Markdown or YAML file; BrokenError names all of its mistakes, with those of its text as a whole."""
    markdown = path.suffix == ".md"
    document, body, body_line, record = Document(None), "", 1, None
    problems: list[Problem] = []
    try:
        front = read_text(path, shown, MARKDOWN_LIMIT if markdown else YAML_LIMIT)
        if markdown:
            front, body, body_line = split_front_matter(front, shown)
        document = parse_yaml(front, shown, first_line=2 if markdown else 1)
        record = validate(model, document, shown)
        require_none(mistakes(source, front), document, shown)
    except ContentError as error:
        problems += error.problems
        document = document.plain()
    texts = {BODY: body} if body.strip() else {}
    marked = marked_values(record, MarkdownField) if record else typed_values(model, document.value, MarkdownField)
    texts |= {place: typed for place, _, typed in marked}
    file = SourceFile(kind=kind, source=source, shown=shown, document=document, body=body, body_line=body_line)
    html: dict[Place, str] = {}
    links: dict[Place, tuple[Link, ...]] = {}
    for place, typed in texts.items():
        line, field = first_line_of(file, place), dotted(place)
        found = converter.body(typed) if place == BODY else converter.field(typed)
        html[place], links[place] = found.html, found.links
        problems += [Problem(shown, line + row, field, message) for row, message in found.mistakes]
    if problems or record is None:
        raise BrokenError(problems, Broken(model=model, **fields_of(file, html, links)))
    return Entry(record=record, **fields_of(file, html, links))


def fields_of(file: SourceFile, html: Mapping[Place, str], links: Mapping[Place, tuple[Link, ...]]) -> dict[str, Any]:
    """The fields of a file with its HTML, for the entry that it becomes or does not."""
    return {each.name: getattr(file, each.name) for each in fields(SourceFile)} | {"html": html, "links": links}
