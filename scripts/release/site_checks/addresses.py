"""The addresses of this site that a feed or another data file hands on to readers."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.release.site_checks.markup import Reference, read_markup

# An identity may look like an address and need not lead anywhere (RSS guid, Atom and JSON Feed id).
IDENTITIES = {"id", "guid"}


def addresses_of_feed(text: str, suffix: str, siteurl: str) -> Iterator[Reference]:
    """Every value that is an address of this site, and those in the HTML of an item.

    A file that cannot be read has none; another check says so.
    """
    try:
        values = list(_of_json(json.loads(text), "") if suffix == ".json" else _of_xml(ElementTree.fromstring(text)))  # noqa: S314 - our own feeds
    except (ElementTree.ParseError, ValueError, RecursionError):
        return
    for name, value in values:
        if siteurl not in value:
            continue
        found = [value.strip()]
        if "<" in value:
            found = [reference.address for reference in read_markup(value).references]
        yield from (Reference(1, name, address, asset=False) for address in found if _is_below(address, siteurl))


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


def _is_below(address: str, siteurl: str) -> bool:
    return address.startswith(siteurl) and len(address.split()) == 1
