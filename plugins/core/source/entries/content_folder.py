"""The reader of content/: each file becomes an entry, an asset or a mistake."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from plugins.core.source.document_path import BODY, Place, format_place
from plugins.core.source.entries.assets import ASSET_FOLDERS, is_asset, read_asset
from plugins.core.source.entries.entry import (
    Broken,
    BrokenError,
    Entry,
    SourceFile,
    compute_default_id,
    find_first_line,
    find_main_source,
)
from plugins.core.source.entries.fact_extraction import extract_facts, extract_facts_of_broken
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.file_listing import list_content_files
from plugins.core.source.entries.kind import Kind, find_kind
from plugins.core.source.entries.links import Size
from plugins.core.source.entries.template_text import find_template_text
from plugins.core.source.errors import ContentError, Problem, display_path, make_error
from plugins.core.source.file_names import find_on_disk
from plugins.core.source.markdown.conversion import Link
from plugins.core.source.markdown.converter import Converter
from plugins.core.source.records.field_metadata import find_marked_values, find_typed_values
from plugins.core.source.records.fields import MarkdownField
from plugins.core.source.records.loading import require_no_mistakes, validate
from plugins.core.source.records.record import Mistake, Record
from plugins.core.source.regular_files import explain_name, require_regular_file
from plugins.core.source.source_text import MARKDOWN_LIMIT, YAML_LIMIT, read_text, split_front_matter
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import parse_yaml


@dataclass(frozen=True, slots=True)
class FileRead:
    """The result of reading one file: an entry, whole or broken, with its facts; or the size of an asset; and every mistake."""

    file: SourceFile | None = None
    facts: Facts | None = None
    asset: Size | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """All that a content folder holds: facts in the order of their files, assets, every mistake, and the files themselves.

    `unusable` are the files that gave nothing but mistakes, such as a picture that is empty.
    """

    facts: tuple[Facts, ...] = ()
    assets: Mapping[str, Size] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)
    unusable: frozenset[str] = frozenset()

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries without mistakes."""
        return (file for file in self.files.values() if isinstance(file, Entry))

    @property
    def broken(self) -> Iterator[Broken]:
        """The files with mistakes of which something can be told."""
        return (file for file in self.files.values() if isinstance(file, Broken))


def read_content(content: Path, kinds: Sequence[Kind], converter: Converter | None = None) -> ContentFolder:
    """Return everything below a content folder; `converter` is for the dialect of its Markdown, GitHub's if it is absent."""
    converter = converter or Converter()
    found = {source: read_file(content, source, kinds, converter) for source in list_content_files(content)}
    return ContentFolder(
        tuple(each.facts for each in found.values() if each.facts),
        {source: each.asset for source, each in found.items() if each.asset},
        tuple(problem for each in found.values() for problem in each.problems),
        {source: each.file for source, each in found.items() if each.file},
        frozenset(source for source, each in found.items() if each.facts is None and each.asset is None),
    )


def read_file(content: Path, source: str, kinds: Sequence[Kind], converter: Converter) -> FileRead:
    """Read a file of content/; its mistakes are in the result."""
    path = Path(find_on_disk(str(content), source))
    mistake = explain_name(source)
    named = (Problem(display_path(path), 1, "", mistake),) if mistake else ()
    kind = find_kind(source, kinds)
    try:
        require_regular_file(path)
        if is_asset(source, bool(kind)):
            return FileRead(asset=read_asset(path, content), problems=named)
        if kind:
            require_name(source, kind, path)
            companion = kind.find_companion(source)
            model, mistakes = (companion.model, companion.mistakes) if companion else (kind.model, find_no_mistakes)
            entry = read_entry(kind.name, model, mistakes, path, source, display_path(path), converter)
            return FileRead(entry, extract_facts(entry, kind), problems=(*named, *find_template_text(entry, kind)))
        raise make_error(
            display_path(path), "nothing reads this file; content stands in " + ", ".join(list_folders(kinds))
        )
    except BrokenError as error:
        more = find_template_text(error.broken, kind) if kind else ()
        return FileRead(error.broken, extract_facts_of_broken(error.broken), problems=(*named, *error.problems, *more))
    except ContentError as error:
        return FileRead(problems=(*named, *error.problems))


def read_entry(
    kind: str, model: type[Record], mistakes: Callable[[str, str], Iterable[Mistake]], path: Path, source: str,
    shown: Path, converter: Converter,
) -> Entry:  # fmt: skip
    """Return the entry in a Markdown or YAML file; BrokenError names all of its mistakes, with those of its text as a whole."""
    markdown = path.suffix == ".md"
    document, body, body_line, record = Document(None), "", 1, None
    problems: list[Problem] = []
    try:
        front = read_text(path, shown, MARKDOWN_LIMIT if markdown else YAML_LIMIT)
        if markdown:
            front, body, body_line = split_front_matter(front, shown)
        document = parse_yaml(front, shown, first_line=2 if markdown else 1)
        record = validate(model, document, shown)
        require_no_mistakes(mistakes(source, front), document, shown)
    except ContentError as error:
        problems += error.problems
        document = document.to_plain()
    texts = {BODY: body} if body.strip() else {}
    marked = (
        find_marked_values(record, MarkdownField) if record else find_typed_values(model, document.value, MarkdownField)
    )
    texts |= {place: typed for place, _, typed in marked}
    file = SourceFile(kind=kind, source=source, shown=shown, document=document, body=body, body_line=body_line)
    html: dict[Place, str] = {}
    links: dict[Place, tuple[Link, ...]] = {}
    for place, typed in texts.items():
        line, field = find_first_line(file, place), format_place(place)
        found = converter.convert_body(typed) if place == BODY else converter.convert_field(typed)
        html[place], links[place] = found.html, found.links
        problems += [Problem(shown, line + row, field, message) for row, message in found.mistakes]
    if problems or record is None:
        raise BrokenError(problems, Broken(model=model, **copy_fields(file, html, links)))
    return Entry(record=record, **copy_fields(file, html, links))


def copy_fields(file: SourceFile, html: Mapping[Place, str], links: Mapping[Place, tuple[Link, ...]]) -> dict[str, Any]:
    """Return the fields of a file with its HTML, for the entry that it becomes or does not."""
    return {each.name: getattr(file, each.name) for each in fields(SourceFile)} | {"html": html, "links": links}


def list_folders(kinds: Sequence[Kind]) -> list[str]:
    """List the places where content may stand."""
    return [f"{kind.folder}/*{kind.suffix}" for kind in kinds] + [f"{name}/" for name in ASSET_FOLDERS]


def find_no_mistakes(_source: str, _text: str) -> tuple[()]:
    """Find nothing wrong with a text as a whole: only companion files are checked so."""
    return ()


def require_name(source: str, kind: Kind, path: Path) -> None:
    """Refuse a file that is not named as its kind's files are."""
    if not source.endswith(kind.suffix):
        raise make_error(
            display_path(path),
            f"does not end in {kind.suffix}, so nothing reads it; rename it or move it to images/ or files/",
        )
    if kind.name_mistake and (mistake := kind.name_mistake(source)):
        raise make_error(display_path(path), mistake)
    if source != find_main_source(source) and not kind.find_companion(source):
        raise make_error(
            display_path(path), f"has a dot in its name; rename it, such as {compute_default_id(source)}{kind.suffix}"
        )
