"""The folders that a build reads, file by file with their stamps; standard library only, since every build begins here."""

import os
import stat
from collections.abc import Iterable, Iterator

from plugins.core.content_files import entries_below, ignored
from scripts.fast.stamps import Stamps, stamp_at, stamp_of

CONFIG = ("site.yaml", "services.yaml", "topics.yaml", "categories.yaml")
Looked = dict[str, Stamps]  # what is looked at (content, templates, static, config, code), then the files by path


def look(
    content: str, theme: str, config: str, project: str, modules: Iterable[str], known: Stamps | None = None
) -> Looked:
    """The stamps of everything that a build is made of; `modules` are files of a department's own code.

    Those of content/ may be `known`.
    """
    return {
        "content": dict(stamped(content)) if known is None else known,
        "templates": dict(templates_below(f"{theme}/templates")),
        "static": dict(stamped(f"{theme}/static", through_links=True)),
        "config": {name: stamp for name in CONFIG if (stamp := stamp_at(f"{config}/{name}"))},
        "code": dict(code_below(project, modules)),
    }


def looked_again(content: str, before: Stamps, saved: Iterable[str]) -> Stamps | None:
    """The stamps of content/ after some paths were saved or deleted; None where only a look at everything can tell."""
    stamps = dict(before)
    for path in saved:
        source = path.removeprefix(content + os.sep).replace(os.sep, "/")
        if source == path or any(map(ignored, source.split("/"))):
            if path == content:
                return None
            continue
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            found = None
        except OSError:
            return None
        if found is not None and stat.S_ISDIR(found.st_mode):
            return None
        if found is not None:
            stamps[source] = stamp_of(found)
        elif source in stamps:
            del stamps[source]
        else:
            return None  # it was never seen, or was a folder
    return stamps


def stamped(folder: str, *, through_links: bool = False) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The files that a build reads below a folder, with their stamps; content/ has no links, elsewhere they are followed."""
    for source, entry in entries_below(folder):
        try:
            yield source, stamp_of(entry.stat(follow_symlinks=through_links))
        except OSError:
            if through_links and entry.is_symlink():  # it leads nowhere, and may lead somewhere later
                yield source, stamp_of(entry.stat(follow_symlinks=False))


def templates_below(folder: str, depth: int = 5) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The theme's templates, also those in folders that are links, as Jinja2 finds them."""
    for source, stamp in stamped(folder, through_links=True):
        if depth and os.path.isdir(f"{folder}/{source}"):
            yield from ((f"{source}/{name}", each) for name, each in templates_below(f"{folder}/{source}", depth - 1))
        else:
            yield source, stamp


def code_below(project: str, modules: Iterable[str]) -> Iterator[tuple[str, tuple[int, int, int, int]]]:
    """The files whose work a build is: the project's Python and its lists of words, and others that were imported for it."""
    for folder in ("plugins", "scripts/fast"):
        for name, stamp in stamped(f"{project}/{folder}", through_links=True):
            if name.endswith((".py", ".txt")):
                yield f"{project}/{folder}/{name}", stamp
    for path in modules:
        if found := stamp_at(path):
            yield path, found
