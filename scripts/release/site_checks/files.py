"""Checks of single files of a built tree: that they are there, readable, of a sane size and meant to be served."""

import json
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from plugins.core.source.entries.assets import SIZE_LIMIT
from plugins.core.source.errors import Problem
from scripts.release.data_files import JSON, XML
from scripts.release.store.tree import Tree, is_page

MADE = {".html", ".htm", ".ics", *XML, *JSON} - {".svg"}  # by the build; a month in which much was written may be large
NEEDED = {"index.html": "the home page", "404.html": "the page that a web server shows for an unknown address"}
ALLOWED_HIDDEN = ".well-known"  # RFC 8615: the one dot-folder that is meant to be served


def find_bad_files(tree: Tree) -> Iterator[Problem]:
    """Yield everything wrong with a file whatever the others are, in the order of the files."""
    for name, purpose in NEEDED.items():
        if name not in tree.files:
            yield _make_problem(name, f"is missing; it is {purpose}")
    for path in tree.special_files:
        yield _make_problem(path, "is a link or a device, not a file; copy the file itself")
    for file in tree.files:
        parts = PurePosixPath(file).parts
        if any(part.startswith(".") and part != ALLOWED_HIDDEN for part in parts):
            yield _make_problem(file, "begins with a dot and would be public; take it out of the content")
        yield from _check_content(tree, file)


def _check_content(tree: Tree, file: str) -> Iterator[Problem]:
    path, suffix = tree.root / file, PurePosixPath(file).suffix
    size = path.stat().st_size
    if size > SIZE_LIMIT and suffix not in MADE:
        yield _make_problem(
            file, f"has {size / 1_000_000:.1f} MB; nothing over {SIZE_LIMIT // 1024**2} MB is published"
        )
    elif is_page(file) and not tree.text(file).strip():
        yield _make_problem(file, "is empty; a page has text")
    elif suffix in XML:
        yield from _check_xml(file, path)
    elif suffix in JSON:
        yield from _check_json(file, path)


def _check_xml(file: str, path: Path) -> Iterator[Problem]:
    try:
        ElementTree.parse(path)  # noqa: S314 - written by our own build
    except ElementTree.ParseError as error:
        yield Problem(Path(file), error.position[0], "", f"is not well-formed XML: {error.msg}")


def _check_json(file: str, path: Path) -> Iterator[Problem]:
    try:
        json.loads(path.read_bytes())
    except json.JSONDecodeError as error:
        yield Problem(Path(file), error.lineno, "", f"is not JSON: {error.msg}")
    except UnicodeDecodeError:
        yield _make_problem(file, "is not JSON: it is not UTF-8")
    except (ValueError, RecursionError):
        yield _make_problem(
            file, "is JSON that readers refuse: nested too deep, or with endless digits; give it another ending"
        )


def _make_problem(file: str, message: str) -> Problem:
    return Problem(Path(file), 1, "", message)
