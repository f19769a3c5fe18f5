"""Write feeds/ in RSS 2.0 and JSON Feed 1.1, feeds/all.opml, and /subscribe/, which says how to use them; from Items alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plugins.core.output.pages_and_files import HtmlPage, PlainFile
from plugins.core.output.plugin import connect
from plugins.core.output.template_values import Link, add_frame, link_groups
from plugins.core.site.calendar_address import find_calendar_address, list_calendars
from plugins.core.site.feed_address import ALL, find_feed_address
from plugins.core.site.site import Site
from plugins.feeds.channel import find_groups_with_feed, make_channel, make_title, subject

INTRO = "How to be told what is new without visiting this site."


@dataclass(frozen=True, slots=True)
class FeedRow:
    """A feed as the page about subscribing lists it; `url` is the page of the site that shows the same."""

    title: str
    url: str
    rss: str
    json: str


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A calendar as the page about subscribing lists it: `url` is the page of what it is about, `webcal` is for programs."""

    title: str
    url: str
    address: str
    webcal: str


def register() -> None:
    """Have Pelican write these pages."""
    connect(outputs)


def outputs(site: Site) -> Iterator[HtmlPage | PlainFile]:
    """Yield every feed in both forms, their list, and the page about subscribing."""
    for group in find_groups_with_feed(site):
        address = find_feed_address(group, site.kinds)
        yield PlainFile(f"{address}.xml", make_rss, (group,))
        yield PlainFile(f"{address}.json", make_json, (group,))
    yield PlainFile("feeds/all.opml", make_opml)
    yield HtmlPage("subscribe/index.html", "subscribe.html", subscribe_inputs)


def make_rss(site: Site, group: str) -> bytes:
    """Return the feed of a group in RSS; its library is imported only by a build that writes one."""
    from plugins.feeds.rss import serialize_rss

    return serialize_rss(site, make_channel(site, group))


def make_json(site: Site, group: str) -> bytes:
    """Return the feed of a group as JSON Feed."""
    from plugins.feeds.jsonfeed import serialize_json_feed

    return serialize_json_feed(site, make_channel(site, group))


def make_opml(site: Site) -> bytes:
    """Return the list of all feeds, which feed readers import."""
    from plugins.feeds.opml import serialize_opml

    return serialize_opml(
        site.settings.name, site.url, [make_title(site, group) for group in find_groups_with_feed(site)]
    )


def subscribe_inputs(site: Site) -> Mapping[str, Any]:
    """Return the feeds and calendars as the page about subscribing lists them."""
    titles = [make_title(site, group) for group in find_groups_with_feed(site)]
    inputs = {
        "feeds": tuple(FeedRow(each.label, each.url, f"{each.path}.xml", f"{each.path}.json") for each in titles),
        "calendars": tuple(list_calendar_rows(site)),
        "readers": link_groups(site, site.groups),
    }
    return add_frame(site, "subscribe/index.html", inputs, title="Subscribe", description=INTRO, feed=ALL)


def list_calendar_rows(site: Site) -> Iterator[CalendarRow]:
    """Yield the calendars to which people can subscribe from the beginning."""
    titles = {"all": "Everything that is planned", "actions": "What you need to do"}
    for group in ("all", "actions", *list_calendars(site)[1:]):
        address = find_calendar_address(group, site.kinds)
        link = Link(titles[group], "") if group in titles else subject(site, *group.split("/"))
        yield CalendarRow(
            link.title, link.url, address, f"webcal://{site.url.partition('://')[2]}/{address}" if site.url else ""
        )
