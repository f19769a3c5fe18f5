"""All files of content/: each one an entry, an asset or a mistake; none is passed over in silence."""

import fnmatch
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import imagesize

from plugins.core.drawing import drawing_mistake
from plugins.core.entry import Broken, BrokenError, Entry, read_entry
from plugins.core.errors import ContentError, Problem, shown
from plugins.core.kind import Kind
from plugins.core.links import Asset
from plugins.core.markdown import Converter

IGNORED = (".*", "*~", "#*#", "Thumbs.db", "desktop.ini")
ASSET_FOLDERS = ("images", "files")
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
DOCUMENTS = (".pdf", ".txt", ".csv", ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".zip", ".ics", ".mp4", ".vtt")
SIZE_LIMIT = 10 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a content folder: entries in the order of their files, assets, every mistake, and the files that have one."""

    entries: tuple[Entry, ...]
    assets: tuple[Asset, ...]
    problems: tuple[Problem, ...]
    broken: tuple[Broken, ...] = ()


def read_content(content: Path, kinds: Sequence[Kind]) -> Reading:
    """Everything below a content folder."""
    converter = Converter()
    entries: list[Entry] = []
    assets: list[Asset] = []
    problems: list[Problem] = []
    broken: list[Broken] = []
    for source in files_below(content):
        path = content / source
        kind = kind_of(source, kinds)
        try:
            if path.is_symlink():
                raise refusal(path, "is a symbolic link; put the file itself here")
            if not path.is_file():  # a named pipe would keep the reader waiting for good
                raise refusal(path, "is no file that can be read; delete it")
            if kind:
                require_name(source, kind, path)
                entries.append(read_entry(kind.name, kind.record, path, source, shown(path), converter))
            elif source.split("/")[0] in ASSET_FOLDERS and "/" in source:
                assets.append(read_asset(path, source))
            else:
                raise refusal(path, "nothing reads this file; content stands in " + ", ".join(folders(kinds)))
        except BrokenError as error:
            problems.extend(error.problems)
            broken.append(error.broken)
        except ContentError as error:
            problems.extend(error.problems)
    return Reading(tuple(entries), tuple(assets), tuple(problems), tuple(broken))


def files_below(content: Path) -> Iterator[str]:
    """The files of a folder and of those in it, sorted, with forward slashes; editors' and systems' own files are left out.

    A symbolic link to a folder is not followed and stands there as one file.
    """
    found = []
    for folder, names, files in os.walk(content):
        below = Path(folder).relative_to(content)
        linked = [name for name in names if Path(folder, name).is_symlink()]
        names[:] = [name for name in names if not ignored(name)]
        found += [(below / name).as_posix() for name in (*files, *linked) if not ignored(name)]
    yield from sorted(found)


def ignored(name: str) -> bool:
    """Whether a file is none of the content: hidden, or a copy that an editor keeps."""
    return any(fnmatch.fnmatch(name, pattern) for pattern in IGNORED)


def kind_of(source: str, kinds: Iterable[Kind]) -> Kind | None:
    """The kind whose folder a file stands in."""
    return next((kind for kind in kinds if source.startswith(kind.folder + "/")), None)


def folders(kinds: Iterable[Kind]) -> list[str]:
    """Where content may stand."""
    return [f"{kind.folder}/*{kind.suffix}" for kind in kinds] + [f"{name}/" for name in ASSET_FOLDERS]


def require_name(source: str, kind: Kind, path: Path) -> None:
    """Refuse a file that is not named as its kind's files are."""
    if not source.endswith(kind.suffix):
        raise refusal(
            path, f"does not end in {kind.suffix}, so nothing reads it; rename it or move it to images/ or files/"
        )
    if kind.name_mistake and (mistake := kind.name_mistake(source)):
        raise refusal(path, mistake)


def read_asset(path: Path, source: str) -> Asset:
    """A file that goes out as it is, if it is of a harmless sort."""
    suffix = path.suffix.lower()
    if suffix not in IMAGES + DOCUMENTS:
        raise refusal(
            path, f"files of the sort {suffix or 'without ending'!r} are not published; convert it or delete it"
        )
    if path.stat().st_size > SIZE_LIMIT:
        raise refusal(path, "is over 10 MB; make it smaller")
    if suffix == ".svg" and (mistake := drawing_mistake(path.read_bytes())):
        raise refusal(path, mistake)
    width, height = imagesize.get(path) if suffix in IMAGES else (0, 0)
    if suffix in IMAGES and min(width, height) <= 0:
        raise refusal(path, "is no image that can be read; export it again")
    return Asset(source, int(width), int(height))


def refusal(path: Path, message: str) -> ContentError:
    """An error about a file as a whole."""
    return ContentError([Problem(shown(path), 1, "", message)])
