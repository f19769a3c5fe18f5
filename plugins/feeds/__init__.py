"""Write feeds/ in RSS 2.0 and JSON Feed 1.1, feeds/all.opml, and /subscribe/, which says how to use them; from Items alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from plugins.core.feed_address import ALL
from plugins.core.output import HtmlPage, PlainFile
from plugins.core.site import Site
from plugins.core.view import page
from plugins.feeds.channel import Channel, channels
from plugins.feeds.jsonfeed import json_feed
from plugins.feeds.opml import opml
from plugins.feeds.rss import rss

INTRO = "How to be told what is new without visiting this site."


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the page about subscribing lists it."""

    title: str
    rss: str
    json: str


def outputs(site: Site) -> Iterator[HtmlPage | PlainFile]:
    """Every feed in both forms, their list, and the page."""
    found = channels(site)
    for channel in found:
        yield PlainFile(f"{channel.path}.xml", rss, {"channel": channel})
        yield PlainFile(f"{channel.path}.json", json_feed, {"channel": channel})
    yield PlainFile("feeds/all.opml", opml, {"title": site.config.site.name, "channels": found})
    yield page(
        site,
        "subscribe/index.html",
        "subscribe.html",
        {"feeds": feed_rows(found)},
        title="Subscribe",
        description=INTRO,
        feed=ALL,
    )


def feed_rows(found: tuple[Channel, ...]) -> tuple[FeedRow, ...]:
    """The feeds as the page lists them."""
    return tuple(FeedRow(channel.label, f"{channel.path}.xml", f"{channel.path}.json") for channel in found)
