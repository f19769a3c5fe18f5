"""A lost ledger, made anew from the Items that are live: api/items.json and the months that it names."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from plugins.core.history.ledger import Ledger, compute_key, read_moment
from scripts.release.ledger.download import Unavailable, download, is_address

NEWEST = "api/items.json"

Read = Callable[[str], bytes]  # the bytes of a file of the site; Unavailable where there is none


def rebuild_ledger(read: Read) -> Ledger:
    """Return the ledger of the Items that are live; Unavailable where one of their files cannot be read.

    What was withdrawn before is not in it: if it comes back, it counts as new.
    """
    newest = read_document(read, NEWEST)
    moments = dict(read_moments(newest, NEWEST))
    for file in list_linked_files(newest):
        moments |= read_moments(read_document(read, file), file)
    return Ledger(moments)


def make_reader(site: str) -> Read:
    """Return a function that reads the files of a live site, given by its address or its folder."""

    def read(file: str) -> bytes:
        if is_address(site):
            return download(f"{site.rstrip('/')}/{file}")
        try:
            return Path(site, file).read_bytes()
        except OSError as error:
            raise Unavailable(f"could not be read ({error.strerror})") from None

    return read


def read_document(read: Read, file: str) -> Mapping[str, object]:
    """Return the JSON object in a file."""
    try:
        document = json.loads(read(file))
    except (ValueError, RecursionError):
        document = None
    except Unavailable as error:
        raise Unavailable(f"{file} {error}") from None
    if not isinstance(document, dict):
        raise Unavailable(f"{file} is not what Glassbox writes there")
    return document


def list_linked_files(newest: Mapping[str, object]) -> Iterator[str]:
    """Yield the files, from the site's root, that hold the Items of each month."""
    base, months = newest.get("url"), newest.get("months")
    for link in months if isinstance(months, list) else ():
        if isinstance(base, str) and isinstance(link, str) and link.startswith(base):
            yield unquote(link.removeprefix(base))


def read_moments(document: Mapping[str, object], file: str) -> Iterator[tuple[str, int]]:
    """Yield the key and the moment of each Item in a file."""
    items = document.get("items")
    for item in items if isinstance(items, list) else ():
        try:
            yield compute_key(item["id"]), read_moment(item["published"])
        except (TypeError, KeyError, AttributeError, ValueError):
            raise Unavailable(f"{file} has an Item without `id` or `published`") from None
