"""Files of a site as programs read them: nested values whose leaves are the texts. A new sort of file is one line in READERS."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any
from xml.etree import ElementTree

from icalendar import Calendar, Component
from lxml import html as browser

Shape = Any  # str, or a tuple of Shapes
HTML_IN_JSON = {"content_html", "content"}
HTML_IN_XML = {"description"}


def read_html(text: str) -> Shape:
    """Return the tree that libxml2 sees in HTML."""
    return tuple(list_nodes(text)) if text.strip() else ()


def list_nodes(text: str) -> Iterator[Shape]:
    """Yield every node with its attributes, the text in it and behind it, and the number of its children."""
    for node in browser.fromstring(f"<div>{text}</div>" if "<html" not in text else text).iter():
        name = node.tag if isinstance(node.tag, str) else "comment"
        yield (name, *sorted(node.items()), node.text or "", node.tail or "", str(len(node)))


def list_tags(text: str) -> list[str]:
    """Return every tag, comment and declaration that any reader of HTML could see, by its first letters."""
    return re.findall(r"<[^\s<>]*", text)


def read_xml(data: bytes) -> Shape:
    """Read an XML document; fails where it is not well-formed."""
    return read_element(ElementTree.fromstring(data))


def read_element(node: ElementTree.Element) -> Shape:
    """Return an element, its attributes, what stands in it and behind it."""
    text = node.text or ""
    inner = read_html(text) if node.tag in HTML_IN_XML and "<" in text else text
    return (node.tag, *sorted(node.items()), inner, *map(read_element, node), node.tail or "")


def read_json(data: bytes) -> Shape:
    """Read a JSON document; fails where it is none, or where a key stands twice."""
    return read_value(json.loads(data, object_pairs_hook=refuse_repeats), "")


def refuse_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object; no key may stand twice in it."""
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def read_value(value: Any, key: str) -> Shape:
    """Return a value, with its keys in their order."""
    if isinstance(value, dict):
        return tuple((name, read_value(inner, name)) for name, inner in value.items())
    if isinstance(value, list):
        return tuple(read_value(inner, key) for inner in value)
    return read_html(value) if key in HTML_IN_JSON and isinstance(value, str) else str(value)


def read_calendar(data: bytes) -> Shape:
    """Read a calendar as icalendar does; fails where it is none."""
    return read_component(Calendar.from_ical(data))


def read_component(component: Component) -> Shape:
    """Return a component with its properties and the components in it."""
    properties = tuple((name, read_property(value)) for name, value in component.items())
    return (component.name, *properties, *map(read_component, component.subcomponents))


def read_property(value: Any) -> Shape:
    """Return what a property says, without the signs with which calendars escape it."""
    if isinstance(value, str):
        return str(value)
    inner = getattr(value, "cats", None)
    return tuple(map(str, inner)) if inner is not None else value.to_ical().decode("utf-8")


READERS: dict[str, Callable[[bytes], Shape]] = {
    ".html": lambda data: read_html(data.decode("utf-8")),
    ".xml": read_xml,
    ".opml": read_xml,
    ".svg": read_xml,
    ".json": read_json,
    ".ics": read_calendar,
    ".css": lambda data: data.decode("utf-8"),
    ".js": lambda data: data.decode("utf-8"),
}


def read_file(path: str, data: bytes) -> Shape:
    """Read a file of a site; KeyError for a sort of file that this test does not know yet."""
    return READERS[PurePosixPath(path).suffix](data)


def fill_in(shape: Shape, pattern: re.Pattern[str], text: Callable[[re.Match[str]], str]) -> Shape:
    """Return the same shape with other texts in the place of those that a pattern finds; the first words of a pair stay."""
    if isinstance(shape, tuple):
        return tuple(fill_in(inner, pattern, text) for inner in shape)
    return pattern.sub(text, shape)
