"""Pages as a program sees them: links, ids, headings, words."""

from collections import defaultdict
from dataclasses import dataclass

import lxml.html

ADDRESSES = ("href", "src", "action", "poster", "data", "srcset")


@dataclass(frozen=True)
class Page:
    """Every element with its attributes, and the words directly in some of them."""

    elements: list[tuple[str, dict[str, str]]]
    words: dict[str, list[str]]

    def all(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        """Return every id, in the order of the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def addresses(self) -> list[tuple[str, str, str]]:
        """Return every element's name, attribute and the address in it."""
        return [(tag, name, found[name]) for tag, found in self.elements for name in ADDRESSES if name in found]

    def title(self) -> str:
        """Return the words of its <title>."""
        return " ".join(self.words["title"])


def read_page(html: str) -> Page:
    """Read a page or a part of one."""
    elements, words = [], defaultdict(list)
    for element in lxml.html.document_fromstring(html if html.strip() else "<p>").iter(lxml.etree.Element):
        elements.append((element.tag, dict(element.attrib)))
        for text in (element.text, *(child.tail for child in element)):
            if text is not None:
                words[element.tag].append(text.strip())
    return Page(elements, words)


def main_links(html: str) -> list[str]:
    """Return the addresses of the links in the main part of a page."""
    return [link["href"] for link in read_page(html.partition("<main")[2]).all("a")]
