"""Links from content to content: Pelican's `{filename}` and `{static}`, found in HTML and turned into addresses."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from urllib.parse import quote, unquote

from plugins.core.source.document_path import Place
from plugins.core.source.file_names import compose_name

# An address in a tag, as the sanitiser writes it; what the text of a page shows of HTML has no bare `<`.
ADDRESS = re.compile(r'(<(?:a|img)(?:\s[\w-]+="[^"]*")*?\s)(href|src)="([^"]*)"')
CONTENT_LINK = re.compile(r"\{(\w+)\}([^#?]*)(.*)")
Size = tuple[int, int]  # width and height in pixels; 0 where a file is no image


def resolve_target(source: str, typed: str) -> str:
    """Return the path below content/ that a link in a file's HTML names; one with a leading slash starts at content/."""
    base = "" if typed.startswith("/") else posixpath.dirname(source)
    return compose_name(posixpath.normpath(posixpath.join(base, unquote(unescape(typed)).lstrip("/"))))


def find_links(html: Mapping[Place, str]) -> Iterator[tuple[Place, str, str]]:
    """Yield every address in an entry's HTML: its place, its attribute, and itself as it stands there."""
    for place, text in html.items():
        yield from ((place, match[2], match[3]) for match in ADDRESS.finditer(text))


def parse_content_link(address: str) -> re.Match[str] | None:
    """Return a link into content/ in three groups: its scheme, its path and what follows; None for any other address."""
    return CONTENT_LINK.fullmatch(address) if address.startswith("{") else None


def find_static_target(source: str, address: str) -> str:
    """Return the file that a `{static}` link names; empty for any other address."""
    place = parse_content_link(address)
    return resolve_target(source, place[2]) if place and place[1] == "static" else ""


def resolve_links(
    html: str, source: str, prefix: str, page_of: Callable[[str], str], size_of: Callable[[str], Size], here: str = ""
) -> str:
    """Return the HTML with every such link as an address below `prefix`, images with their size, `#parts` as parts of `here`.

    `page_of` gives the address of a source file's page (empty where there is none), `size_of` the size of a file that goes out.
    """

    def address(match: re.Match[str]) -> str:
        before, attribute, typed = match.groups()
        if typed.startswith("#"):
            return f'{before}{attribute}="{here}{typed}"'
        place = parse_content_link(typed)
        if not place:
            return match[0]
        scheme, path, rest = place.groups()
        target = resolve_target(source, path)
        if scheme == "filename":
            return f'{before}{attribute}="{prefix}{page_of(target)}{rest}"'
        width, height = size_of(target) if attribute == "src" else (0, 0)
        size = f' width="{width}" height="{height}"' if width else ""
        return f'{before}{attribute}="{prefix}{quote(target)}{rest}"{size}'

    return ADDRESS.sub(address, html)
