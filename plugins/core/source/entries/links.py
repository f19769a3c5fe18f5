"""Links from content to content: Pelican's `{filename}` and `{static}`, found in HTML and turned into addresses."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from urllib.parse import quote, unquote

from plugins.core.source.document_path import Place
from plugins.core.source.file_names import compose_name
from plugins.core.source.markdown.addresses import parse_scheme

# An address in a tag, as the sanitiser writes it; what the text of a page shows of HTML has no bare `<`.
ADDRESS = re.compile(r'(<(?:a|img)(?:\s[\w-]+="[^"]*")*?\s)(href|src)="([^"]*)"')
CONTENT_LINK = re.compile(r"\{(\w+)\}([^#?]*)(.*)")
BESIDE = re.compile(r"(?![/\\])([^#?]+)(.*)")  # no path from the top, and no other host
Size = tuple[int, int]  # width and height in pixels; 0 where a file is no image


def resolve_target(source: str, typed: str) -> str:
    """Return the path below content/ that a link in a file's HTML names; one with a leading slash starts at content/."""
    base = "" if typed.startswith("/") else posixpath.dirname(source)
    return compose_name(posixpath.normpath(posixpath.join(base, unquote(unescape(typed)).lstrip("/"))))


def find_links(html: Mapping[Place, str]) -> Iterator[tuple[Place, str, str]]:
    """Yield every address in an entry's HTML: its place, its attribute, and itself as it stands there."""
    for place, text in html.items():
        yield from ((place, match[2], match[3]) for match in ADDRESS.finditer(text))


def parse_content_link(attribute: str, address: str) -> tuple[str, str, str] | None:
    """Return a link into content/ as its scheme, its path and what follows; None for any other address.

    The address of an image that is a mere path is that of a file, as with `{static}`.
    """
    if address.startswith("{"):
        found = CONTENT_LINK.fullmatch(address)
        return (found[1], found[2], found[3]) if found else None
    beside = BESIDE.fullmatch(address) if attribute == "src" and not parse_scheme(address) else None
    return ("static", beside[1], beside[2]) if beside else None


def find_static_target(source: str, attribute: str, address: str) -> str:
    """Return the file of content/ that an image or a link to a file names; empty for any other address."""
    place = parse_content_link(attribute, address)
    return resolve_target(source, place[1]) if place and place[0] == "static" else ""


def resolve_links(
    html: str, source: str, prefix: str, page_of: Callable[[str], str], size_of: Callable[[str], Size], here: str = ""
) -> str:
    """Return the HTML with every such link as an address below `prefix`, images with their size, `#parts` as parts of `here`.

    All images but the first are loaded when a reader comes near. `page_of` gives the address of a source file's page (empty where
    there is none), `size_of` the size of a file that goes out.
    """
    images = 0

    def address(match: re.Match[str]) -> str:
        nonlocal images
        before, attribute, typed = match.groups()
        if typed.startswith("#"):
            return f'{before}{attribute}="{here}{typed}"'
        place = parse_content_link(attribute, typed)
        if not place:
            return match[0]
        scheme, path, rest = place
        target = resolve_target(source, path)
        if scheme == "filename":
            return f'{before}{attribute}="{prefix}{page_of(target)}{rest}"'
        linked = f'{before}{attribute}="{prefix}{quote(target)}{rest}"'
        if attribute != "src":
            return linked
        images += 1
        width, height = size_of(target)
        size = f' width="{width}" height="{height}"' if width else ""
        return linked + size + (' loading="lazy"' if images > 1 else "")

    return ADDRESS.sub(address, html)
