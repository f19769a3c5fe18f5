"""RSS 2.0 (rssboard.org/rss-specification) by feedgen."""

import re

from feedgen.feed import FeedGenerator

from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item
from plugins.feeds.channel import BYTE_LIMIT, NOT_XML, SHORT, WHOLE, Channel, fit_texts, make_entry

END = "</channel></rss>"


def serialize_rss(site: Site, channel: Channel) -> bytes:
    """Return the feed, newest first, with full texts; at most a million bytes."""
    items = channel.items
    whole = [site.part(write_entry, item.id, WHOLE) for item in items]
    room = BYTE_LIMIT - len(write_channel(channel, items).encode())
    texts = fit_texts(whole, lambda index: site.part(write_entry, items[index].id, SHORT), room)
    return write_channel(channel, items[: len(texts)]).replace(END, "".join(texts) + END).encode()


def write_channel(channel: Channel, items: tuple[Item, ...]) -> str:
    """Return a feed without its entries; it was last built when the newest of these Items changed."""
    feed = start_feed(channel.title.title, channel.site + channel.title.url, channel.description)
    feed.link(href=f"{channel.site}{channel.title.path}.xml", rel="self", type="application/rss+xml")
    feed.link(href=f"{channel.site}{channel.title.url}", rel="alternate")  # the last link becomes RSS's <link>
    feed.language(channel.language)
    feed.generator("Glassbox")
    feed.docs("https://www.rssboard.org/rss-specification")
    if items:
        feed.lastBuildDate(max(item.updated for item in items))  # feedgen would say "now"
    made: str = feed.rss_str(pretty=False).decode("utf-8")
    if not items:
        made = re.sub(r"<lastBuildDate>[^<]*</lastBuildDate>", "", made)  # "now" would make each build another one
    return made + "\n"


def start_feed(title: str, link: str, description: str) -> FeedGenerator:
    """Return a feed with what feedgen asks of each."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.title(NOT_XML.sub("", title))
    feed.link(href=link)
    feed.description(NOT_XML.sub("", description))
    return feed


def write_entry(site: Site, id: str, length: str) -> str:
    """Return an entry, which all feeds share; its guid is made of the Item's id alone: a move or a new title tells nobody twice."""
    entry = make_entry(site, id, length)
    item, feed = entry.item, start_feed("-", site.url, "-")
    added = feed.add_entry(order="append")
    added.guid(make_guid(item), permalink=False)
    added.title(NOT_XML.sub("", item.title))
    added.link(href=f"{site.url}/{item.url}")
    added.description(entry.content)
    added.pubDate(item.published)
    for category in entry.categories:
        added.category(term=NOT_XML.sub("", category))
    if entry.authors:  # RSS's own author needs an e-mail address
        added.dc.dc_creator([NOT_XML.sub("", name) for name in entry.authors])
    made: str = feed.rss_str(pretty=False).decode("utf-8")
    return made[made.index("<item>") : made.rindex(END)]


def make_guid(item: Item) -> str:
    """Return what tells an Item from all others for good."""
    return f"glassbox:{item.id}"
