"""The addresses that a page, a drawing or a style sheet refers to, and the anchors that it offers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

LOADED = {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload", "prefetch"}
NOT_FOLLOWED = {"cite", "longdesc", "usemap", "profile", "style", None}  # None is the text of <style>
SHARED = '//meta[@property="og:url" or @property="og:image" or @name="og:image" or @name="twitter:image"]'
EMPTY = "<html></html>"

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it was written, where, and whether a browser loads it with the page (an asset) or follows it."""

    line: int
    attribute: str
    address: str
    asset: bool


@dataclass(frozen=True, slots=True)
class Markup:
    """All references of a page, the anchors it offers, and its `<base>` ("" without one)."""

    references: tuple[Reference, ...]
    anchors: frozenset[str]
    base: str


def read_markup(text: str) -> Markup:
    """Read HTML or SVG; nothing in it is an error."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode(), parser)
    except etree.ParserError:  # says nothing
        root = html.document_fromstring(EMPTY, parser)
    references = (*_list_links(root), *_list_other_references(root))
    return Markup(references, frozenset(root.xpath("//@id | //a/@name")), next(iter(root.xpath("//base/@href")), ""))


def read_css(text: str, line: int = 1) -> Iterator[Reference]:
    """Yield the files that a style sheet loads; `line` is that of its beginning."""
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for match in _CSS_ADDRESS.finditer(text):
        address = next((group for group in match.groups() if group), "")
        if address and not address.startswith("#"):
            yield Reference(line + text.count("\n", 0, match.start()), "url()", address, asset=True)


def _list_links(root: html.HtmlElement) -> Iterator[Reference]:
    for element, attribute, address, _ in root.iterlinks():
        if attribute not in NOT_FOLLOWED and element.tag != "base":
            yield Reference(element.sourceline, attribute, address, _is_asset(element, attribute))


def _is_asset(element: html.HtmlElement, attribute: str) -> bool:
    if element.tag == "link":
        return not LOADED.isdisjoint(element.get("rel", "").lower().split())
    return element.tag not in ("a", "area", "meta") and attribute not in ("action", "formaction")


def _list_other_references(root: html.HtmlElement) -> Iterator[Reference]:
    """Yield what lxml does not count as links."""
    for value in root.xpath("//@srcset | //@imagesrcset"):
        for part in filter(str.strip, value.split(", ")):
            yield Reference(value.getparent().sourceline, value.attrname, part.split()[0], asset=True)
    for value in root.xpath("//@poster"):
        yield Reference(value.getparent().sourceline, "poster", str(value), asset=True)
    for element in root.xpath(SHARED):
        yield Reference(element.sourceline, "content", element.get("content", ""), asset=False)
    for element in root.xpath("//style | //*[@style]"):
        css = element.text or "" if element.tag == "style" else element.get("style")
        yield from read_css(css, element.sourceline)
