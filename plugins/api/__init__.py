"""Write api/items.json: all news as data, for whatever distributes it."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from plugins.core.item import Item
from plugins.core.json_text import json_bytes
from plugins.core.output import PlainFile
from plugins.core.site import Site
from plugins.core.view import local

NEWEST = 200
GENERATOR = "Glassbox"


def outputs(site: Site) -> Iterator[PlainFile]:
    """The newest 200 Items, and all Items of each year; the first file written, since it marks a folder as Glassbox's own."""
    years: dict[int, list[Item]] = {}
    for item in site.items:
        years.setdefault(local(item.published, site).year, []).append(item)
    links = tuple(f"{site.url}/api/items/{year}.json" for year in years)
    yield PlainFile("api/items.json", items_json, {"items": site.items[:NEWEST], "url": site.url, "years": links})
    for year, items in years.items():
        yield PlainFile(f"api/items/{year}.json", items_json, {"items": tuple(items), "url": site.url, "years": ()})


def items_json(items: tuple[Item, ...], url: str, years: tuple[str, ...]) -> bytes:
    """Items, newest first, with absolute addresses and moments in ISO 8601 (UTC)."""
    document = {
        "generator": GENERATOR,
        "version": 1,
        "url": f"{url}/",
        "items": [item_data(item, url) for item in items],
    }
    return json_bytes(document | ({"years": years} if years else {}))


def item_data(item: Item, url: str) -> dict[str, Any]:
    """One Item's fields; those that are not set are null or empty, never absent."""
    return {name: plain(value) for name, value in asdict(item).items()} | {"url": f"{url}/{item.url}"}


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value
