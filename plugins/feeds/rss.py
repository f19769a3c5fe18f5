"""RSS 2.0 (rssboard.org/rss-specification) by feedgen."""

import re

from feedgen.feed import FeedGenerator

from plugins.core.source.entries.item import Item
from plugins.feeds.channel import NOT_XML, Channel, FeedEntry, write_within_limit


def serialize_rss(channel: Channel) -> bytes:
    """Return the feed, newest first, with full texts; at most a million bytes."""
    return write_within_limit(channel, write_rss)


def write_rss(channel: Channel) -> bytes:
    """Return the feed at whatever size."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(NOT_XML.sub("", channel.title.title))
    feed.link(href=f"{channel.site}{channel.title.path}.xml", rel="self", type="application/rss+xml")
    feed.link(href=f"{channel.site}{channel.title.url}", rel="alternate")  # the last link becomes RSS's <link>
    feed.description(NOT_XML.sub("", channel.description))
    feed.language(channel.language)
    feed.generator("Glassbox")
    feed.docs("https://www.rssboard.org/rss-specification")
    if channel.entries:
        feed.lastBuildDate(max(entry.item.updated for entry in channel.entries))  # feedgen would say "now"
    for entry in channel.entries:
        add_entry(feed, entry, channel.site)
    made: bytes = feed.rss_str(pretty=False)
    if not channel.entries:
        made = re.sub(rb"<lastBuildDate>[^<]*</lastBuildDate>", b"", made)  # "now" would make each build another one
    return made + b"\n"


def add_entry(feed: FeedGenerator, entry: FeedEntry, site: str) -> None:
    """Append an entry; its guid is made of the Item's id alone, so that a move or a new title tells nobody twice."""
    item, added = entry.item, feed.add_entry(order="append")
    added.guid(make_guid(item), permalink=False)
    added.title(NOT_XML.sub("", item.title))
    added.link(href=site + item.url)
    added.description(entry.content)
    added.pubDate(item.published)
    for category in entry.categories:
        added.category(term=NOT_XML.sub("", category))
    if entry.authors:  # RSS's own author needs an e-mail address
        added.dc.dc_creator([NOT_XML.sub("", name) for name in entry.authors])


def make_guid(item: Item) -> str:
    """Return what tells an Item from all others for good."""
    return f"glassbox:{item.id}"
