"""Write api/: all news as data, for whatever distributes it, and the ledger of what went out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

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
    """The newest Items, all Items of each month, and the ledger; the first file marks a folder as Glassbox's own."""
    yield PlainFile("api/items.json", newest_json)
    yield from (PlainFile(f"api/items/{month}.json", month_json, (month,)) for month in site.months())
    if ledger_json(site):
        yield PlainFile("api/published.json", ledger_json)


def ledger_json(site: Site) -> bytes:
    """When everything went out that ever did, for the next publish; empty where the build was given no ledger."""
    data: bytes = site.read("ledger", "", b"")
    return data


def newest_json(site: Site) -> bytes:
    """The newest 200 Items, and where those of each month are."""
    months = tuple(f"{site.url}/api/items/{month}.json" for month in site.months())
    return items_json(site, map(site.item, site.item_ids()[:NEWEST]), {"months": months})


def month_json(site: Site, month: str) -> bytes:
    """All Items of a month."""
    return items_json(site, site.items_of_month(month), {})


def items_json(site: Site, items: Iterable[Item], more: Mapping[str, Any]) -> bytes:
    """Items, newest first, with absolute addresses and moments in ISO 8601 (UTC)."""
    data = [item_data(site, item) for item in items]
    return serialize_json({"generator": GENERATOR, "version": 1, "url": f"{site.url}/", "items": data, **more})


def item_data(site: Site, item: Item) -> dict[str, Any]:
    """One Item's fields and its text; those that are not set are null or empty, never absent."""
    told = {name: plain(value) for name, value in item._asdict().items() if name not in INNER_FIELDS}
    return (
        {"id": item.id, "kind": item.kind} | told | {"url": f"{site.url}/{item.url}", "content": site.content_of(item)}
    )


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: moments in UTC and days in ISO 8601."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
