"""What is wrong with the links of an entry."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from plugins.core.entry import SourceFile, first_line_of, text_at
from plugins.core.errors import Problem
from plugins.core.facts import Facts
from plugins.core.links import placed, target_of
from plugins.core.place import Place, dotted

ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def link_problems(
    facts: Facts, pages: Collection[str], assets: Collection[str], withheld: Mapping[str, str],
    file_of: Callable[[str], SourceFile],
) -> Iterator[Problem]:  # fmt: skip
    """A problem for every link of an entry that leads nowhere; `withheld` says why a source file is not on the site."""
    for place, attribute, address in facts.links:
        if attribute == "href" and address.startswith(("https://", "http://", "#")):
            continue
        typed = unescape(address)
        if mistake := address_mistake(attribute, typed, facts.source, pages, assets, withheld):
            file = file_of(facts.source)
            yield Problem(file.shown, line_of(file, place, {typed, unquote(typed)}), dotted(place), mistake)


def address_mistake(
    attribute: str,
    typed: str,
    source: str,
    pages: Collection[str],
    assets: Collection[str],
    withheld: Mapping[str, str],
) -> str:
    """What is wrong with an address; empty if nothing is."""
    if place := placed(typed):
        why = link_mistake(place[1], target_of(source, place[2]), pages, assets, withheld)
        return f"the link {unquote(typed)!r} leads nowhere: {why}" if why else ""
    if attribute == "src":
        return (
            f"the image {unquote(typed)!r} comes from elsewhere; put it into content/images/, write {{static}}/images/…"
        )
    if typed.startswith("#") or typed.lower().startswith(ELSEWHERE):
        return ""
    return f"the link {unquote(typed)!r} works on some pages only; write {{filename}}/… for a page, {{static}}/… for a file"


def link_mistake(
    scheme: str, target: str, pages: Collection[str], assets: Collection[str], withheld: Mapping[str, str]
) -> str:
    """Why a link leads nowhere; empty if it does not."""
    known = {"filename": pages, "static": assets}.get(scheme)
    if known is None:
        return "write {filename} for pages or {static} for files"
    if target in known:
        return ""
    if target in assets:
        return "write {static} for files"
    if target in pages:
        return "write {filename} for pages"
    return withheld.get(target) or f"there is no content/{target}{nearest(target, known)}"


def nearest(target: str, known: Collection[str]) -> str:
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
    return next(
        (first + index for index, row in enumerate(text_at(entry, place).split("\n")) if link.search(row)), first
    )
