"""All files of content/: each one an entry, an asset or a mistake; none is passed over in silence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plugins.core.source.entries.assets import ASSET_FOLDERS, read_asset
from plugins.core.source.entries.entry import Broken, BrokenError, Entry, SourceFile, main_source, stem_of
from plugins.core.source.entries.fact_extraction import facts_of, facts_of_broken
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.file_listing import files_below
from plugins.core.source.entries.kind import Kind
from plugins.core.source.entries.links import Size
from plugins.core.source.entries.parsing import read_entry
from plugins.core.source.errors import ContentError, Problem, shown
from plugins.core.source.markdown.converter import Converter


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file gave: an entry, whole or broken, with its facts; or the size of an asset; and every mistake."""

    file: SourceFile | None = None
    facts: Facts | None = None
    asset: Size | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a content folder: facts in the order of their files, assets, every mistake, and the files themselves."""

    facts: tuple[Facts, ...] = ()
    assets: Mapping[str, Size] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, SourceFile] = field(default_factory=dict)

    @property
    def entries(self) -> Iterator[Entry]:
        """The entries without mistakes."""
        return (file for file in self.files.values() if isinstance(file, Entry))

    @property
    def broken(self) -> Iterator[Broken]:
        """The files with mistakes of which something can be told."""
        return (file for file in self.files.values() if isinstance(file, Broken))


def read_content(content: Path, kinds: Sequence[Kind], converter: Converter | None = None) -> Reading:
    """Everything below a content folder; `converter` is for the dialect of its Markdown, GitHub's if it is absent."""
    converter = converter or Converter()
    found = {source: read_file(content, source, kinds, converter) for source in files_below(content)}
    return Reading(
        tuple(each.facts for each in found.values() if each.facts),
        {source: each.asset for source, each in found.items() if each.asset},
        tuple(problem for each in found.values() for problem in each.problems),
        {source: each.file for source, each in found.items() if each.file},
    )


def read_file(content: Path, source: str, kinds: Sequence[Kind], converter: Converter) -> FileRead:
    """What a file of content/ gives; its mistakes are among it."""
    path = content / source
    kind = kind_of(source, kinds)
    try:
        if path.is_symlink():
            raise refusal(path, "is a symbolic link; put the file itself here")
        if not path.is_file():  # a named pipe would keep the reader waiting for good
            raise refusal(path, "is no file that can be read; delete it")
        if kind:
            require_name(source, kind, path)
            companion = kind.companion_of(source)
            model, mistakes = (companion.model, companion.mistakes) if companion else (kind.model, no_mistakes)
            entry = read_entry(kind.name, model, mistakes, path, source, shown(path), converter)
            return FileRead(entry, facts_of(entry, kind))
        if source.partition("/")[0] in ASSET_FOLDERS and "/" in source:
            return FileRead(asset=read_asset(path))
        raise refusal(path, "nothing reads this file; content stands in " + ", ".join(folders(kinds)))
    except BrokenError as error:
        return FileRead(error.broken, facts_of_broken(error.broken), problems=error.problems)
    except ContentError as error:
        return FileRead(problems=error.problems)


def kind_of(source: str, kinds: Sequence[Kind]) -> Kind | None:
    """The kind whose folder a file stands in."""
    return next((kind for kind in kinds if source.startswith(kind.folder + "/")), None)


def folders(kinds: Sequence[Kind]) -> list[str]:
    """Where content may stand."""
    return [f"{kind.folder}/*{kind.suffix}" for kind in kinds] + [f"{name}/" for name in ASSET_FOLDERS]


def no_mistakes(_source: str, _text: str) -> tuple[()]:
    """What is wrong with the text as a whole of a file that a person writes."""
    return ()


def require_name(source: str, kind: Kind, path: Path) -> None:
    """Refuse a file that is not named as its kind's files are."""
    if not source.endswith(kind.suffix):
        raise refusal(
            path, f"does not end in {kind.suffix}, so nothing reads it; rename it or move it to images/ or files/"
        )
    if kind.name_mistake and (mistake := kind.name_mistake(source)):
        raise refusal(path, mistake)
    if source != main_source(source) and not kind.companion_of(source):
        raise refusal(path, f"has a dot in its name; rename it, such as {stem_of(source)}{kind.suffix}")


def refusal(path: Path, message: str) -> ContentError:
    """An error about a file as a whole."""
    return ContentError([Problem(shown(path), 1, "", message)])
