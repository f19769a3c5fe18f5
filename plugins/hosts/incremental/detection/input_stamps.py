"""The folders that a build reads, file by file with their stamps; standard library only, since every build begins here."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator

from plugins.core.source.entries.file_listing import is_ignored, scan_content_files, scan_files
from plugins.core.source.file_names import compose_name
from plugins.hosts.incremental.detection.stamps import RACY, Stamp, Stamps, make_stamp, stat_path

SETTINGS = ("pelicanconf.py", "publishconf.py")  # their PLUGINS says which plugins take part
CONFIG = ("site.yaml", "topics.yaml", "categories.yaml", "groups.yaml", "freezes.yaml")
InputStamps = dict[str, Stamps]  # by what they are of (content, templates, static, config, code), then by path


def stat_inputs(theme: str, config: str, project: str, modules: Iterable[str]) -> InputStamps:
    """Return the stamps of all that a build is made of beside content/; `modules` are files of a department's own code."""
    return {
        "templates": dict(list_templates(f"{theme}/templates")),
        "static": dict(stat_all(f"{theme}/static", through_links=True)),
        "config": {name: stamp for name in CONFIG if (stamp := stat_path(f"{config}/{name}"))},
        "code": dict(list_code(project, modules)),
    }


def stat_content(content: str) -> Stamps:
    """Return the stamps of all files of content/."""
    return dict(stat_all(content))


def stat_saved(content: str, saved: Iterable[str], is_known: Callable[[str], bool]) -> dict[str, Stamp | None] | None:
    """Return the stamps of files of content/ that were saved or deleted (None); None alone where only a look at all can tell."""
    stamps: dict[str, Stamp | None] = {}
    for path in saved:
        source = compose_name(path.removeprefix(content + os.sep).replace(os.sep, "/"))
        if source == compose_name(path) or any(map(is_ignored, source.split("/"))):
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
        stamps[source] = make_stamp(found)
    return stamps


def stat_all(folder: str, *, through_links: bool = False) -> Iterator[tuple[str, Stamp]]:
    """Yield the files that a build reads below a folder, with their stamps; content/ has no links, elsewhere they are followed.

    One that cannot be looked at has a stamp that is equal to none.
    """
    for source, entry in scan_files(folder) if through_links else scan_content_files(folder):
        try:
            yield source, make_stamp(entry.stat(follow_symlinks=through_links))
        except OSError as error:
            if through_links and entry.is_symlink():  # it leads nowhere, and may lead somewhere later
                yield source, make_stamp(entry.stat(follow_symlinks=False))
            elif not isinstance(error, FileNotFoundError):
                yield source, (0, RACY, RACY, 0)


def list_templates(folder: str, depth: int = 5) -> Iterator[tuple[str, Stamp]]:
    """Yield the theme's templates, also those in folders that are links, as Jinja2 finds them."""
    for source, stamp in stat_all(folder, through_links=True):
        if depth and os.path.isdir(f"{folder}/{source}"):
            yield from ((f"{source}/{name}", each) for name, each in list_templates(f"{folder}/{source}", depth - 1))
        else:
            yield source, stamp


def list_code(project: str, modules: Iterable[str]) -> Iterator[tuple[str, Stamp]]:
    """Yield the files of code: Python and data files of plugins/, the list of plugins, and what else was imported."""
    for name, stamp in stat_all(f"{project}/plugins", through_links=True):
        if name.endswith((".py", ".txt", ".toml")):
            yield f"{project}/plugins/{name}", stamp
    settings = (f"{project}/{name}" for name in SETTINGS)
    for path in (*settings, *modules):
        if found := stat_path(path):
            yield path, found
