"""The folders that a build reads, file by file with their stamps; standard library only, since every build begins here."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from plugins.core.source.entries.file_listing import is_ignored, scan_content_files
from plugins.hosts.incremental.detection.stamps import Stamp, Stamps, stamp_at, stamp_of

SETTINGS = ("pelicanconf.py", "publishconf.py")  # their PLUGINS says which plugins take part
CONFIG = ("site.yaml", "services.yaml", "topics.yaml", "categories.yaml")
InputStamps = dict[str, Stamps]  # by what they are of (content, templates, static, config, code), then by path


def stat_inputs(theme: str, config: str, project: str, modules: Iterable[str]) -> InputStamps:
    """The stamps of all that a build is made of beside content/; `modules` are files of a department's own code."""
    return {
        "templates": dict(templates_below(f"{theme}/templates")),
        "static": dict(stamped(f"{theme}/static", through_links=True)),
        "config": {name: stamp for name in CONFIG if (stamp := stamp_at(f"{config}/{name}"))},
        "code": dict(code_below(project, modules)),
    }


def stat_content(content: str) -> Stamps:
    """The stamps of all files of content/."""
    return dict(stamped(content))


def stat_saved(content: str, saved: Iterable[str], is_known: Callable[[str], bool]) -> dict[str, Stamp | None] | None:
    """The stamps of files of content/ that were saved or deleted (None); None in all where only a look at everything can tell."""
    stamps: dict[str, Stamp | None] = {}
    for path in saved:
        source = path.removeprefix(content + os.sep).replace(os.sep, "/")
        if source == path or any(map(is_ignored, source.split("/"))):
            if path == content:
                return None
            continue
        try:
            found = os.lstat(path)
        except FileNotFoundError:
            if not is_known(source):
                return None  # it was never seen, or was a folder
            stamps[source] = None
            continue
        except OSError:
            return None
        if stat.S_ISDIR(found.st_mode):
            return None
        stamps[source] = stamp_of(found)
    return stamps


def stamped(folder: str, *, through_links: bool = False) -> Iterator[tuple[str, Stamp]]:
    """The files that a build reads below a folder, with their stamps; content/ has no links, elsewhere they are followed."""
    for source, entry in scan_content_files(folder):
        try:
            yield source, stamp_of(entry.stat(follow_symlinks=through_links))
        except OSError:
            if through_links and entry.is_symlink():  # it leads nowhere, and may lead somewhere later
                yield source, stamp_of(entry.stat(follow_symlinks=False))


def templates_below(folder: str, depth: int = 5) -> Iterator[tuple[str, Stamp]]:
    """The theme's templates, also those in folders that are links, as Jinja2 finds them."""
    for source, stamp in stamped(folder, through_links=True):
        if depth and os.path.isdir(f"{folder}/{source}"):
            yield from ((f"{source}/{name}", each) for name, each in templates_below(f"{folder}/{source}", depth - 1))
        else:
            yield source, stamp


def code_below(project: str, modules: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    """The files whose work a build is: Python and lists of words of plugins/, the list of plugins, and what else was imported."""
    for name, stamp in stamped(f"{project}/plugins", through_links=True):
        if name.endswith((".py", ".txt")):
            yield f"{project}/plugins/{name}", stamp
    settings = (f"{project}/{name}" for name in SETTINGS)
    for path in (*settings, *modules):
        if found := stamp_at(path):
            yield path, found
