"""Links from content to content: Pelican's `{filename}` and `{static}`, checked and turned into addresses."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.core.entry import Broken, Entry
from plugins.core.errors import Problem

LINK = re.compile(r'(href|src)="\{(\w+)\}([^"#?]*)([^"]*)"')


@dataclass(frozen=True, slots=True)
class Asset:
    """A file of content/ that goes out as it is; width and height in pixels where it is an image, else 0."""

    source: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Targets:
    """What a link may lead to: pages by their source file, and files that go out as they are. Addresses have no leading slash."""

    pages: Mapping[str, str]
    assets: Mapping[str, Asset]


def target_of(source: str, typed: str) -> str:
    """The path below content/ that a link in a file names; one with a leading slash starts at content/."""
    base = "" if typed.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(base, unquote(typed).lstrip("/")))


def linked_assets(entry: Entry) -> set[str]:
    """The files that an entry's `{static}` links name."""
    found = (match for html in entry.html.values() for match in LINK.finditer(html))
    return {target_of(entry.source, match[3]) for match in found if match[2] == "static"}


def resolve(html: str, source: str, prefix: str, targets: Targets) -> str:
    """The HTML with every such link as an address below `prefix`, and images with their size."""

    def address(match: re.Match[str]) -> str:
        attribute, scheme, typed, rest = match.groups()
        target = target_of(source, typed)
        if scheme == "filename":
            return f'{attribute}="{prefix}{targets.pages.get(target, "")}{rest}"'
        asset = targets.assets.get(target, Asset(target))
        size = f' width="{asset.width}" height="{asset.height}"' if asset.width and attribute == "src" else ""
        return f'{attribute}="{prefix}{target}{rest}"{size}'

    return LINK.sub(address, html)


def link_problems(entry: Entry | Broken, targets: Targets, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for every link of an entry that leads nowhere; `withheld` says why a source file is not on the site."""
    for html in entry.html.values():
        for match in LINK.finditer(html):
            _, scheme, typed, _ = match.groups()
            target = target_of(entry.source, typed)
            known = {"filename": targets.pages, "static": targets.assets}.get(scheme)
            shown = f"{{{scheme}}}{unquote(typed)}"
            if known is None:
                yield Problem(
                    entry.shown,
                    line_of(entry, shown),
                    "",
                    f"{shown!r}: write {{filename}} for pages or {{static}} for files",
                )
            elif target not in known:
                why = withheld.get(target) or f"there is no content/{target}{nearest(target, known)}"
                yield Problem(entry.shown, line_of(entry, shown), "", f"the link {shown!r} leads nowhere: {why}")


def nearest(target: str, known: Mapping[str, object]) -> str:
    """A file of the same name elsewhere, if there is one."""
    name = PurePosixPath(target).name
    same = sorted(path for path in known if PurePosixPath(path).name == name)
    return f"; did you mean /{same[0]}?" if same else ""


def line_of(entry: Entry | Broken, typed: str) -> int:
    """The line of the Markdown that a link stands on."""
    for index, row in enumerate(entry.body.split("\n")):
        if typed in row:
            return entry.body_line + index
    return entry.document.line_of(())
