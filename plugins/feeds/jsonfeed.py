"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from datetime import datetime
from typing import Any

from plugins.core.output.pages_and_files import serialize_json
from plugins.core.site.site import Site
from plugins.feeds.channel import BYTE_LIMIT, SHORT, WHOLE, Channel, FeedEntry, fit_texts, make_entry
from plugins.feeds.rss import make_guid

END = b"]}\n"


def serialize_json_feed(site: Site, channel: Channel) -> bytes:
    """Return the feed, newest first, with full texts; at most a million bytes."""
    items = channel.items
    whole = [site.part(write_entry, item.id, WHOLE) for item in items]
    start, end = write_channel(channel)
    room = BYTE_LIMIT - len(start + end) - len(items)  # and the commas
    texts = fit_texts(whole, lambda index: site.part(write_entry, items[index].id, SHORT), room)
    return start + ",".join(texts).encode() + end


def write_channel(channel: Channel) -> tuple[bytes, bytes]:
    """Return what stands before and after the entries of a feed."""
    feed = serialize_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title.title,
            "home_page_url": f"{channel.site}{channel.title.url}",
            "feed_url": f"{channel.site}{channel.title.path}.json",
            "description": channel.description,
            "language": channel.language,
            "items": [],
        }
    )
    return feed[: -len(END)], END


def write_entry(site: Site, id: str, length: str) -> str:
    """Return an entry, which all feeds share."""
    entry = make_entry(site, id, length)
    return serialize_json(describe_entry(entry, f"{site.url}/")).decode("utf-8").rstrip("\n")


def describe_entry(entry: FeedEntry, site: str) -> dict[str, Any]:
    """Return one entry; what it has not is left out. `_glassbox` is an extension, as the underscore says."""
    item = entry.item
    data = {
        "id": make_guid(item),
        "url": site + item.url,
        "title": item.title,
        "content_html": entry.content,
        "summary": item.summary,
        "date_published": format_rfc3339(item.published),
        "date_modified": format_rfc3339(item.updated),
        "authors": [{"name": name} for name in entry.authors],
        "tags": list(entry.categories),
        "_glassbox": {"due": item.due.isoformat()} if item.due else None,
    }
    return {name: value for name, value in data.items() if value}


def format_rfc3339(moment: datetime) -> str:
    """Write a moment in UTC as RFC 3339 has it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
