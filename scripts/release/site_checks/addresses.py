"""The addresses of this site that a feed or another data file hands on to readers."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.release.site_checks.markup import Reference, read_markup

# An identity may look like an address and need not lead anywhere (RSS guid, Atom and JSON Feed id).
IDENTITIES = {"id", "guid"}


def list_feed_addresses(text: str, suffix: str, siteurl: str) -> Iterator[Reference]:
    """Yield every value that is an address of this site, and those in the HTML of an item.

    A file that cannot be read has none; another check says so.
    """
    try:
        values = list(_walk_json(json.loads(text), "") if suffix == ".json" else _walk_xml(text))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return
    for name, value in values:
        if siteurl not in value:
            continue
        found = [value.strip()]
        if "<" in value:
            found = [reference.address for reference in read_markup(value).references]
        yield from (Reference(1, name, address, asset=False) for address in found if _is_below(address, siteurl))


def _walk_xml(text: str) -> Iterator[tuple[str, str]]:
    for element in ElementTree.fromstring(text).iter():  # noqa: S314 - our own feeds
        name = element.tag.rpartition("}")[2]
        yield from element.attrib.items()
        if element.text and name not in IDENTITIES:
            yield name, element.text


def _walk_json(value: object, name: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key in value:
            yield from _walk_json(value[key], key)
    elif isinstance(value, list):
        for item in value:
            yield from _walk_json(item, name)
    elif isinstance(value, str) and name not in IDENTITIES:
        yield name, value


def _is_below(address: str, siteurl: str) -> bool:
    return address.startswith(siteurl) and len(address.split()) == 1
