"""RSS 2.0 (rssboard.org/rss-specification) by feedgen."""

import re

from feedgen.feed import FeedGenerator

from plugins.core.source.entries.item import Item
from plugins.feeds.channel import NOT_XML, Channel, Story, write_within_limit


def rss(channel: Channel) -> bytes:
    """The feed, newest first, with full texts; at most a million bytes."""
    return write_within_limit(channel, write_rss)


def write_rss(channel: Channel) -> bytes:
    """The feed at whatever size."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(NOT_XML.sub("", channel.title.title))
    feed.link(href=f"{channel.site}{channel.title.path}.xml", rel="self", type="application/rss+xml")
    feed.link(href=f"{channel.site}{channel.title.url}", rel="alternate")  # the last link becomes RSS's <link>
    feed.description(NOT_XML.sub("", channel.description))
    feed.language(channel.language)
    feed.generator("Glassbox")
    feed.docs("https://www.rssboard.org/rss-specification")
    if channel.stories:
        feed.lastBuildDate(max(story.item.updated for story in channel.stories))  # feedgen would say "now"
    for story in channel.stories:
        add_story(feed, story)
    made: bytes = feed.rss_str(pretty=False)
    if not channel.stories:
        made = re.sub(rb"<lastBuildDate>[^<]*</lastBuildDate>", b"", made)  # "now" would make each build another one
    return made + b"\n"


def add_story(feed: FeedGenerator, story: Story) -> None:
    """Append a story; its guid is made of its id alone, so that a move or a new title tells nobody twice."""
    entry = feed.add_entry(order="append")
    entry.guid(guid_of(story.item), permalink=False)
    entry.title(NOT_XML.sub("", story.item.title))
    entry.link(href=story.url)
    entry.description(story.content)
    entry.pubDate(story.item.published)
    for category in story.categories:
        entry.category(term=NOT_XML.sub("", category))
    if story.authors:
        entry.dc.dc_creator(
            [NOT_XML.sub("", name) for name in story.authors]
        )  # RSS's own author needs an e-mail address


def guid_of(item: Item) -> str:
    """What tells an Item from all others for good."""
    return f"glassbox:{item.id}"
