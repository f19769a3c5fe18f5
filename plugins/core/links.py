"""Links from content to content: Pelican's `{filename}` and `{static}`, checked and turned into addresses."""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

from plugins.core.entry import Entry, SourceFile, first_line_of, text_at
from plugins.core.errors import Problem
from plugins.core.strict_yaml import Place, dotted

# An address in a tag, as the sanitiser writes it; what the text of a page shows of HTML has no bare `<`.
ADDRESS = re.compile(r'(<(?:a|img)(?:\s[\w-]+="[^"]*")*?\s)(href|src)="([^"]*)"')
PLACED = re.compile(r"\{(\w+)\}([^#?]*)(.*)")
ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


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
    """The path below content/ that a link in a file's HTML names; one with a leading slash starts at content/."""
    base = "" if typed.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(base, unquote(unescape(typed)).lstrip("/")))


def linked_assets(entry: Entry) -> set[str]:
    """The files that an entry's `{static}` links name."""
    found = (placed(match[3]) for html in entry.html.values() for match in ADDRESS.finditer(html))
    return {target_of(entry.source, place[2]) for place in found if place and place[1] == "static"}


def placed(address: str) -> re.Match[str] | None:
    """A link into content/ in three groups: its scheme, its path and what follows; None for any other address."""
    return PLACED.fullmatch(address)


def resolve(html: str, source: str, prefix: str, targets: Targets, here: str = "") -> str:
    """The HTML with every such link as an address below `prefix`, images with their size, `#parts` as parts of `here`."""

    def address(match: re.Match[str]) -> str:
        before, attribute, typed = match.groups()
        if typed.startswith("#"):
            return f'{before}{attribute}="{here}{typed}"'
        place = placed(typed)
        if not place:
            return match[0]
        scheme, path, rest = place.groups()
        target = target_of(source, path)
        if scheme == "filename":
            return f'{before}{attribute}="{prefix}{targets.pages.get(target, "")}{rest}"'
        asset = targets.assets.get(target, Asset(target))
        size = f' width="{asset.width}" height="{asset.height}"' if asset.width and attribute == "src" else ""
        return f'{before}{attribute}="{prefix}{quote(target)}{rest}"{size}'

    return ADDRESS.sub(address, html)


def link_problems(entry: SourceFile, targets: Targets, withheld: Mapping[str, str]) -> Iterator[Problem]:
    """A problem for every link of an entry that leads nowhere; `withheld` says why a source file is not on the site."""
    for place, html in entry.html.items():
        for match in ADDRESS.finditer(html):
            typed = unescape(match[3])
            shown = unquote(typed)
            if mistake := address_mistake(match[2], typed, entry.source, targets, withheld):
                yield Problem(entry.shown, line_of(entry, place, {typed, shown}), dotted(place), mistake)


def address_mistake(
    attribute: str, typed: str, source: str, targets: Targets, withheld: Mapping[str, str]
) -> str | None:
    """What is wrong with an address, if anything."""
    if place := placed(typed):
        why = link_mistake(place[1], target_of(source, place[2]), targets, withheld)
        return f"the link {unquote(typed)!r} leads nowhere: {why}" if why else None
    if attribute == "src":
        return (
            f"the image {unquote(typed)!r} comes from elsewhere; put it into content/images/, write {{static}}/images/…"
        )
    if typed.startswith("#") or typed.lower().startswith(ELSEWHERE):
        return None
    return f"the link {unquote(typed)!r} works on some pages only; write {{filename}}/… for a page, {{static}}/… for a file"


def link_mistake(scheme: str, target: str, targets: Targets, withheld: Mapping[str, str]) -> str:
    """Why a link leads nowhere; empty if it does not."""
    known: Mapping[str, object] | None = {"filename": targets.pages, "static": targets.assets}.get(scheme)
    if known is None:
        return "write {filename} for pages or {static} for files"
    if target in known:
        return ""
    if target in targets.assets:
        return "write {static} for files"
    if target in targets.pages:
        return "write {filename} for pages"
    return withheld.get(target) or f"there is no content/{target}{nearest(target, known)}"


def nearest(target: str, known: Mapping[str, object]) -> str:
    """A file of the same name elsewhere, or else of a similar name, if there is one."""
    name = PurePosixPath(target).name
    same = sorted(path for path in known if PurePosixPath(path).name == name) or get_close_matches(
        target, known, 1, 0.8
    )
    return f"; did you mean /{same[0]}?" if same else ""


def line_of(entry: SourceFile, place: Place, typed: Collection[str]) -> int:
    """The line of the Markdown at a place that a link stands on, however it was typed."""
    first = first_line_of(entry, place)
    link = re.compile("[(<\"' ](?:" + "|".join(map(re.escape, typed)) + ")")
    rows = enumerate(text_at(entry, place).split("\n"))
    return next((first + index for index, row in rows if link.search(row)), first)
