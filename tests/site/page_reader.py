"""Pages as a program sees them: links, ids, headings, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """What stands in a page: every element with its attributes, and the words in some of them."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: dict[str, list[str]] = field(default_factory=dict)

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of a name."""
        return [attributes for name, attributes in self.elements if name == tag]

    def ids(self) -> list[str]:
        """Every id, in the order of the page."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def addresses(self) -> list[tuple[str, str, str]]:
        """Every element's name, attribute and the address in it."""
        return [
            (tag, name, attributes[name])
            for tag, attributes in self.elements
            for name in ("href", "src", "action", "poster", "data", "srcset")
            if name in attributes
        ]

    def title(self) -> str:
        """The words of its <title>."""
        return " ".join(self.words["title"])


class Reader(HTMLParser):
    """Fills a Page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.open = Page(), []

    def handle_starttag(self, tag, attrs):
        """Note an element that has an end."""
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        """Note an element that ends at once."""
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag):
        """Close it and what was left open in it."""
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        """Note the words of the innermost element."""
        if self.open:
            self.page.words.setdefault(self.open[-1], []).append(data.strip())


def read_page(html: str) -> Page:
    """A page read with Python's own parser."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader.page
