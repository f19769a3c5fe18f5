"""Files of data in a built site, and the texts in them."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

XML = {".xml", ".opml", ".svg"}
JSON = {".json", ".webmanifest"}
FOLD = re.compile(r"\r?\n[ \t]")  # RFC 5545: a long line goes on below, after a space


def walk_json(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a JSON document with the key that it stands under, and every key."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, list):
        for inner in value:
            yield from walk_json(inner, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield "", key
            yield from walk_json(inner, key)


def walk_xml(text: str) -> Iterator[tuple[str, str]]:
    """Yield every attribute and text of an XML document with its name; HTML in it is as it was written."""
    for element in ElementTree.fromstring(text).iter():  # noqa: S314 - our own files
        yield from element.attrib.items()
        yield element.tag.rpartition("}")[2], element.text or ""
        yield "", element.tail or ""


def unfold_calendar(text: str) -> str:
    """Return a calendar with each property on one line."""
    return FOLD.sub("", text)


def walk_calendar(text: str) -> Iterator[tuple[str, str]]:
    """Yield the value of every property of a calendar with its name."""
    for line in unfold_calendar(text).splitlines():
        name, _, value = line.partition(":")
        yield name.partition(";")[0].lower(), value
