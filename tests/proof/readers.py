"""Files of a site as programs read them: nested values whose leaves are the texts. A new sort of file is one line in READERS."""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from lxml import html as browser

Shape = Any  # str, or a tuple of Shapes
HTML_IN_JSON = {"content_html", "content"}
HTML_IN_XML = {"description"}


class Outline(HTMLParser):
    """Every start, end, comment and text of some HTML, in order."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__(convert_charrefs=True)
        self.found: list[Shape] = []

    def handle_starttag(self, tag, attrs):
        """An element with its attributes as they were written."""
        self.found.append(("<", tag, *((name, value or "") for name, value in attrs)))

    def handle_endtag(self, tag):
        """Its end."""
        self.found.append((">", tag))

    def handle_data(self, data):
        """Text; pieces of one text are put together."""
        if self.found and self.found[-1][0] == "text":
            data = self.found.pop()[1] + data
        self.found.append(("text", data))

    def handle_comment(self, data):
        """A comment."""
        self.found.append(("comment", data))

    def handle_decl(self, decl):
        """A declaration."""
        self.found.append(("declaration", decl))

    def handle_pi(self, data):
        """A processing instruction."""
        self.found.append(("instruction", data))


def read_html(text: str) -> Shape:
    """The tree that libxml2 sees in HTML."""
    return tuple(nested(text)) if text.strip() else ()


def nested(text: str) -> Iterator[Shape]:
    """Every node with its attributes, the text in it and behind it, and the number of its children."""
    for node in browser.fromstring(f"<div>{text}</div>" if "<html" not in text else text).iter():
        name = node.tag if isinstance(node.tag, str) else "comment"
        yield (name, *sorted(node.items()), node.text or "", node.tail or "", str(len(node)))


def outline_of(text: str) -> Shape:
    """What Python's parser sees in HTML: it follows other rules where HTML is broken, and keeps what is written twice."""
    outline = Outline()
    outline.feed(text)
    outline.close()
    return tuple(outline.found)


def read_xml(data: bytes) -> Shape:
    """An XML document; fails where it is not well-formed."""
    return of_element(ElementTree.fromstring(data))


def of_element(node: ElementTree.Element) -> Shape:
    """An element, its attributes, what stands in it and behind it."""
    text = node.text or ""
    inner = read_html(text) if node.tag in HTML_IN_XML and "<" in text else text
    return (node.tag, *sorted(node.items()), inner, *map(of_element, node), node.tail or "")


def read_json(data: bytes) -> Shape:
    """A JSON document; fails where it is none, or where a key stands twice."""
    return of_value(json.loads(data, object_pairs_hook=without_repeats), "")


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys differ."""
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def of_value(value: Any, key: str) -> Shape:
    """A value, with its keys in their order."""
    if isinstance(value, dict):
        return tuple((name, of_value(inner, name)) for name, inner in value.items())
    if isinstance(value, list):
        return tuple(of_value(inner, key) for inner in value)
    return read_html(value) if key in HTML_IN_JSON and isinstance(value, str) else str(value)


READERS: dict[str, Callable[[bytes], Shape]] = {
    ".html": lambda data: read_html(data.decode("utf-8")),
    ".xml": read_xml,
    ".opml": read_xml,
    ".svg": read_xml,
    ".json": read_json,
    ".css": lambda data: data.decode("utf-8"),
    ".js": lambda data: data.decode("utf-8"),
}


def read_file(path: str, data: bytes) -> Shape:
    """A file of a site; KeyError for a sort of file that this test does not know yet."""
    return READERS[PurePosixPath(path).suffix](data)


def put_into(shape: Shape, pattern: re.Pattern[str], text: Callable[[re.Match[str]], str]) -> Shape:
    """The same shape with other texts in the place of those that a pattern finds; the first words of a pair stay."""
    if isinstance(shape, tuple):
        return tuple(put_into(inner, pattern, text) for inner in shape)
    return pattern.sub(text, shape)
