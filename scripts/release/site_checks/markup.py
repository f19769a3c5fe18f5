"""What a page, a drawing or a style sheet refers to, and the anchors it offers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

# https://html.spec.whatwg.org/multipage/indices.html#attributes-3: the attributes whose value is an address
LINKS = {("a", "href"), ("area", "href"), ("form", "action"), ("button", "formaction"), ("input", "formaction")}
ASSETS = {("object", "data"), ("use", "href"), ("image", "href"), ("use", "xlink:href"), ("image", "xlink:href")}
ASSETS_ANYWHERE = {"src", "poster"}
LOADED = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch"}
SHARED = {"og:url", "og:image", "twitter:image"}

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")
_REFRESH = re.compile(r"""^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?['"]?(.*?)['"]?\s*$""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it was written, where, and whether a browser loads it with the page (an asset) or follows it."""

    line: int
    attribute: str
    address: str
    asset: bool


@dataclass(frozen=True, slots=True)
class Markup:
    """All references of a page in their order, the anchors it offers, and its `<base>` ("" without one)."""

    references: tuple[Reference, ...]
    anchors: frozenset[str]
    base: str


def read_markup(text: str) -> Markup:
    """Read HTML or SVG; nothing in it is an error."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Markup(tuple(reader.references), frozenset(reader.anchors), reader.base)


def read_css(text: str, line: int = 1) -> Iterator[Reference]:
    """The files that a style sheet loads; `line` is that of its beginning."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_ADDRESS.finditer(text):
        address = next((group for group in match.groups() if group), "")
        if address and not address.startswith("#"):
            yield Reference(line + text.count("\n", 0, match.start()), "url()", address, asset=True)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.references: list[Reference] = []
        self.anchors: set[str] = set()
        self.base = ""
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_style = tag == "style"
        values = {name: value or "" for name, value in reversed(attrs)}  # of two alike, browsers take the first
        self.anchors.update(values[name] for name in ("id", "name") if name in values and _is_anchor(tag, name))
        if tag == "base":
            self.base = self.base or values.get("href", "")
        line = self.getpos()[0]
        for name, value in values.items():
            for address, asset in _addresses(tag, name, value, values):
                self.references.append(Reference(line, name, address, asset))
        if "style" in values:
            self.references += read_css(values["style"], line)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self.references += read_css(data, self.getpos()[0])


def _is_anchor(tag: str, name: str) -> bool:
    return name == "id" or tag == "a"


def _addresses(tag: str, name: str, value: str, values: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Each address in an attribute, and whether it is an asset."""
    if (tag, name) in LINKS:
        yield value, False
    elif (tag, name) in ASSETS or name in ASSETS_ANYWHERE:
        yield value, True
    elif (tag, name) == ("link", "href"):
        yield value, not LOADED.isdisjoint(values.get("rel", "").lower().split())
    elif name in ("srcset", "imagesrcset"):
        yield from ((part.split()[0], True) for part in value.split(", ") if part.split())
    elif (tag, name) == ("meta", "content"):
        yield from _of_meta(value, values)


def _of_meta(value: str, values: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    if values.get("property", values.get("name", "")) in SHARED:
        yield value, False
    refresh = _REFRESH.match(value) if values.get("http-equiv", "").lower() == "refresh" else None
    if refresh:
        yield refresh[1], False
