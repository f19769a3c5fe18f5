"""The check of an entry's links."""

from collections.abc import Callable, Collection, Iterator, Mapping
from html import unescape
from urllib.parse import unquote

from plugins.core.source.document_path import Place, format_place
from plugins.core.source.entries.entry import SourceFile, find_first_line
from plugins.core.source.entries.facts import Facts
from plugins.core.source.entries.links import parse_content_link, resolve_target
from plugins.core.source.errors import Problem
from plugins.core.source.markdown.addresses import parse_scheme
from plugins.core.source.nearest_name import find_nearest_name


def find_link_problems(
    facts: Facts, pages: Collection[str], assets: Collection[str], absent: Mapping[str, str],
    file_of: Callable[[str], SourceFile],
) -> Iterator[Problem]:  # fmt: skip
    """Yield a problem for each link of an entry that leads nowhere; `absent` says why a source file is not on the site."""
    for place, attribute, address in facts.links:
        if attribute == "href" and address.startswith(("https://", "http://", "#")):
            continue
        typed = unescape(address)
        if mistake := explain_address(attribute, typed, facts.source, pages, assets, absent):
            file = file_of(facts.source)
            yield Problem(file.shown, find_link_line(file, place, attribute, typed), format_place(place), mistake)


def explain_address(
    attribute: str,
    typed: str,
    source: str,
    pages: Collection[str],
    assets: Collection[str],
    absent: Mapping[str, str],
) -> str:
    """Explain what is wrong with an address; empty if nothing is."""
    if place := parse_content_link(attribute, typed):
        why = explain_link(place[0], resolve_target(source, place[1]), pages, assets, absent)
        return f"the {'image' if attribute == 'src' else 'link'} {unquote(typed)!r} leads nowhere: {why}" if why else ""
    if attribute == "src":
        return f"the image {unquote(typed)!r} comes from elsewhere; put it beside this file and write its name alone"
    if typed.startswith("#") or parse_scheme(typed):
        return ""
    return f"the link {unquote(typed)!r} works on some pages only; write {{filename}}/… for a page, {{static}}/… for a file"


def explain_link(
    scheme: str, target: str, pages: Collection[str], assets: Collection[str], absent: Mapping[str, str]
) -> str:
    """Explain why a link leads nowhere; empty if it does not."""
    known = {"filename": pages, "static": assets}.get(scheme)
    if known is None:
        return "write {filename} for pages or {static} for files"
    if target in known:
        return ""
    if target in assets:
        return "write {static} for files"
    if target in pages:
        return "write {filename} for pages"
    return absent.get(target) or f"there is no content/{target}{suggest_file(target, known)}"


def suggest_file(target: str, known: Collection[str]) -> str:
    """Return a file of the same name elsewhere, or else of a similar name, if there is one."""
    name = target.rpartition("/")[2]
    same = sorted(path for path in known if path.rpartition("/")[2] == name)
    near = same[0] if same else find_nearest_name(target, known, 0.8)
    return f"; did you mean /{near}?" if near else ""


def find_link_line(file: SourceFile, place: Place, attribute: str, address: str) -> int:
    """Return the line of the first link at a place that has an address."""
    wanted = (attribute, unquote(address))
    found = (link.line for link in file.links.get(place, ()) if (link.attribute, unquote(link.address)) == wanted)
    return find_first_line(file, place) + next(found, 0)
