"""Write feeds/ in RSS 2.0 and JSON Feed 1.1, feeds/all.opml, and /subscribe/, which says how to use them; from Items alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.output.pages_and_files import HtmlPage, PlainFile
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import framed
from plugins.core.site.feed_address import ALL, feed_of
from plugins.core.site.site import Site
from plugins.feeds.channel import channel, groups_with_feed, title_of

INTRO = "How to be told what is new without visiting this site."


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the page about subscribing lists it."""

    title: str
    rss: str
    json: str


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage | PlainFile]:
    """Every feed in both forms, their list, and the page."""
    for group in groups_with_feed(site):
        address = feed_of(group, site.kinds)
        yield PlainFile(f"{address}.xml", rss_bytes, (group,))
        yield PlainFile(f"{address}.json", json_bytes, (group,))
    yield PlainFile("feeds/all.opml", opml_bytes)
    yield HtmlPage("subscribe/index.html", "subscribe.html", subscribe_inputs)


def rss_bytes(site: Site, group: str) -> bytes:
    """The feed of a group in RSS; its library is imported only by a build that writes one."""
    from plugins.feeds.rss import rss

    return rss(channel(site, group))


def json_bytes(site: Site, group: str) -> bytes:
    """The feed of a group as JSON Feed."""
    from plugins.feeds.jsonfeed import json_feed

    return json_feed(channel(site, group))


def opml_bytes(site: Site) -> bytes:
    """The list of all feeds that readers import."""
    from plugins.feeds.opml import opml

    return opml(site.settings.name, site.url, [title_of(site, group) for group in groups_with_feed(site)])


def subscribe_inputs(site: Site) -> Mapping[str, Any]:
    """The feeds as the page lists them."""
    titles = [title_of(site, group) for group in groups_with_feed(site)]
    rows = tuple(FeedRow(each.label, f"{each.path}.xml", f"{each.path}.json") for each in titles)
    path = "subscribe/index.html"
    return framed(site, path, {"feeds": rows}, title="Subscribe", description=INTRO, feed=ALL)
