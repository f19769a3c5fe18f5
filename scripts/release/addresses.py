"""The addresses of this site that a feed or another data file hands on to readers."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.release.markup import Reference

# An identity may look like an address and need not lead anywhere (RSS guid, Atom and JSON Feed id).
IDENTITIES = {"id", "guid"}


def addresses_of_feed(text: str, suffix: str, siteurl: str) -> Iterator[Reference]:
    """Every value below the site's own address; a file that cannot be read has none (another check says so)."""
    try:
        values = _of_json(json.loads(text), "") if suffix == ".json" else _of_xml(ElementTree.fromstring(text))
        yield from (
            Reference(1, name, value.strip(), asset=False)
            for name, value in values
            if value.strip().startswith(siteurl) and len(value.split()) == 1 and "<" not in value
        )
    except (ElementTree.ParseError, ValueError):
        return


def _of_xml(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        yield from element.attrib.items()
        if element.text and name not in IDENTITIES:
            yield name, element.text


def _of_json(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key in value:
            yield from _of_json(value[key], key)
    elif isinstance(value, list):
        for item in value:
            yield from _of_json(item, name)
    elif isinstance(value, str) and name not in IDENTITIES:
        yield name, value
