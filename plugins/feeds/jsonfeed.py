"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

from datetime import datetime
from typing import Any

from plugins.core.output.pages_and_files import serialize_json
from plugins.feeds.channel import Channel, Story, write_within_limit
from plugins.feeds.rss import guid_of


def json_feed(channel: Channel) -> bytes:
    """The feed, newest first, with full texts; at most a million bytes."""
    return write_within_limit(channel, write_json)


def write_json(channel: Channel) -> bytes:
    """The feed at whatever size."""
    return serialize_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title.title,
            "home_page_url": f"{channel.site}{channel.title.url}",
            "feed_url": f"{channel.site}{channel.title.path}.json",
            "description": channel.description,
            "language": channel.language,
            "items": [story_data(story) for story in channel.stories],
        }
    )


def story_data(story: Story) -> dict[str, Any]:
    """One story; what it has not is left out."""
    item = story.item
    data = {
        "id": guid_of(item),
        "url": story.url,
        "title": item.title,
        "content_html": story.content,
        "summary": item.summary,
        "date_published": stamp(item.published),
        "date_modified": stamp(item.updated),
        "authors": [{"name": name} for name in story.authors],
        "tags": list(story.categories),
        "_glassbox": {"due": item.due.isoformat()} if item.due else None,  # an extension, which begins with a line
    }
    return {name: value for name, value in data.items() if value}


def stamp(moment: datetime) -> str:
    """A moment in UTC as RFC 3339 writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
