"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from datetime import datetime
from typing import Any

from plugins.core.output.pages_and_files import serialize_json
from plugins.feeds.channel import Channel, FeedEntry, write_within_limit
from plugins.feeds.rss import make_guid


def serialize_json_feed(channel: Channel) -> bytes:
    """Return the feed, newest first, with full texts; at most a million bytes."""
    return write_within_limit(channel, write_json)


def write_json(channel: Channel) -> bytes:
    """Return the feed at whatever size."""
    return serialize_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title.title,
            "home_page_url": f"{channel.site}{channel.title.url}",
            "feed_url": f"{channel.site}{channel.title.path}.json",
            "description": channel.description,
            "language": channel.language,
            "items": [describe_entry(entry, channel.site) for entry in channel.entries],
        }
    )


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
