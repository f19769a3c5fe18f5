"""Python-Markdown's passes over the tree, each leaving alone what it would not change."""

from html import unescape
from xml.etree.ElementTree import Element

from markdown.extensions.toc import (
    TocExtension,
    TocTreeprocessor,
    remove_fnrefs,
    render_inner_html,
    slugify,
    strip_tags,
    unique,
)
from markdown.treeprocessors import PrettifyTreeprocessor, UnescapeTreeprocessor
from markdown.util import BLOCK_LEVEL_ELEMENTS, STX

BLOCKS = frozenset(BLOCK_LEVEL_ELEMENTS)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
RESERVED = {"main", "content", "top", "search"}  # ids of the theme


class Prettify(PrettifyTreeprocessor):
    """Adds line breaks around block elements; all names in the tree are in lower case."""

    def _prettifyETree(self, elem: Element) -> None:  # noqa: N802  the base class's names
        """Break the lines of an element and of those in it."""
        if elem.tag in BLOCKS and elem.tag != "pre":
            if len(elem) and elem[0].tag in BLOCKS and not (elem.text and elem.text.strip()):
                elem.text = "\n"
            for inner in elem:
                if inner.tag in BLOCKS:
                    self._prettifyETree(inner)
        if not (elem.tail and elem.tail.strip()):
            elem.tail = "\n"


class Unescape(UnescapeTreeprocessor):
    """Puts characters back that stood behind a backslash; where the text has none, there are none."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        if any("\\" in line for line in self.md.lines):  # type: ignore[attr-defined]  # the stubs leave it out
            super().run(root)

    def unescape(self, text: str) -> str:
        """A text with its characters back."""
        return super().unescape(text) if STX in text else text


class HeadingIds(TocTreeprocessor):
    """Gives headings ids, and makes no table of contents."""

    def run(self, doc: Element) -> None:
        """Change the tree in place."""
        headings = [element for element in doc.iter() if element.tag in HEADINGS]
        used = {element.attrib["id"] for element in doc.iter() if "id" in element.attrib} if headings else set()
        counters: dict[str, int] = {}
        for heading in headings:
            slug = self.slugify(unescape(self.words(heading)), self.sep)
            heading.set("id", unique(slug, used, counters))  # type: ignore[call-arg]  # the stubs are older

    def words(self, heading: Element) -> str:
        """A heading's text; Python-Markdown writes it as HTML and takes the tags out again, which changes nothing in most."""
        text = heading.text or ""
        if len(heading) or any(sign in text for sign in ("&", "<", ">", STX)):
            return str(strip_tags(render_inner_html(remove_fnrefs(heading), self.md)))
        return " ".join(text.split())


class HeadingIdExtension(TocExtension):
    """Python-Markdown's extension with `HeadingIds`."""

    TreeProcessorClass = HeadingIds


def heading_id(text: str, separator: str) -> str:
    """The id of a heading, never one that the theme uses itself."""
    slug = slugify(text, separator)
    return f"{slug}{separator}1" if slug in RESERVED else slug
