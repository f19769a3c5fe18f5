"""Write api/: all news as data, for whatever distributes it, and the ledger of what went out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from plugins.api.statuspage.documents import list_documents
from plugins.core.output.pages_and_files import PlainFile, serialize_json
from plugins.core.output.plugin import connect
from plugins.core.site.site import Site
from plugins.core.source.entries.item import INNER_FIELDS, Item

GENERATOR = "Glassbox"
NEWEST = 200


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[PlainFile]:
    """Yield the newest Items, all of each month, the ledger and the status; the first file marks a folder as Glassbox's own."""
    yield PlainFile("api/items.json", make_newest_items)
    yield from (PlainFile(f"api/items/{month}.json", make_items_of_month, (month,)) for month in site.months())
    if make_ledger(site):
        yield PlainFile("api/published.json", make_ledger)
    yield from list_documents()


def make_ledger(site: Site) -> bytes:
    """Return the ledger of everything that ever went out, for the next publish; empty where the build was given none."""
    data: bytes = site.read("ledger", "", b"")
    return data


def make_newest_items(site: Site) -> bytes:
    """Return the newest 200 Items, and where those of each month are."""
    months = tuple(f"{site.url}/api/items/{month}.json" for month in site.months())
    return serialize_items(site, map(site.item, site.item_ids()[:NEWEST]), {"months": months})


def make_items_of_month(site: Site, month: str) -> bytes:
    """Return all Items of a month."""
    return serialize_items(site, site.items_of_month(month), {})


def serialize_items(site: Site, items: Iterable[Item], more: Mapping[str, Any]) -> bytes:
    """Return Items as JSON, newest first, with absolute addresses and moments in ISO 8601 (UTC)."""
    data = [describe_item(site, item) for item in items]
    return serialize_json({"generator": GENERATOR, "version": 1, "url": f"{site.url}/", "items": data, **more})


def describe_item(site: Site, item: Item) -> dict[str, Any]:
    """Return an Item's fields and its text; those that are not set are null or empty, never absent."""
    told = {name: to_json_value(value) for name, value in item._asdict().items() if name not in INNER_FIELDS}
    return (
        {"id": item.id, "kind": item.kind} | told | {"url": f"{site.url}/{item.url}", "content": site.content_of(item)}
    )


def to_json_value(value: Any) -> Any:
    """Return a value as JSON knows it: moments in UTC and days in ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
