"""The addresses of this site that a feed or another data file hands on to readers."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

from scripts.release.data_files import walk_calendar, walk_json, walk_xml
from scripts.release.site_checks.markup import Reference, read_markup

# An identity may look like an address and need not lead anywhere (RSS guid, Atom and JSON Feed id).
IDENTITIES = {"id", "guid"}


def list_feed_addresses(text: str, suffix: str, siteurl: str) -> Iterator[Reference]:
    """Yield every value that is an address of this site, and those in the HTML of an item.

    A file that cannot be read has none; another check says so.
    """
    try:
        values = list(read_values(text, suffix))
    except (ElementTree.ParseError, ValueError, RecursionError):
        return
    for name, value in values:
        if siteurl not in value or name in IDENTITIES:
            continue
        found = [value.strip()]
        if "<" in value:
            found = [reference.address for reference in read_markup(value).references]
        yield from (Reference(1, name, address, asset=False) for address in found if _is_below(address, siteurl))


def read_values(text: str, suffix: str) -> Iterator[tuple[str, str]]:
    """Return the values in a file, each with its name."""
    if suffix == ".ics":
        return walk_calendar(text)
    return walk_json(json.loads(text)) if suffix == ".json" else walk_xml(text)


def _is_below(address: str, siteurl: str) -> bool:
    return address.startswith(siteurl) and len(address.split()) == 1
