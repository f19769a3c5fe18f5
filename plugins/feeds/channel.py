"""The feeds of a site, before they are RSS or JSON."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from plugins.core.output.humanize import format_day
from plugins.core.output.template_values import (
    Link,
    has_news,
    link_entry,
    link_group,
    link_kind,
    link_person,
    link_topic,
)
from plugins.core.site.feed_address import find_feed_address
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item

BYTE_LIMIT = 1_000_000
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An Item as feeds tell it: its text as HTML, with what readers need to do above it, and names for ids."""

    item: Item
    content: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedTitle:
    """The titles of a feed: `path` has no ending, `label` names it in lists, `url` is the page of the site that shows the same."""

    path: str
    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: its title, what every feed of the site says, and its entries, newest first. `site` ends with a slash."""

    title: FeedTitle
    description: str
    language: str
    site: str
    entries: tuple[FeedEntry, ...]


def find_groups_with_feed(site: Site) -> tuple[str, ...]:
    """Return the groups of Items that have a feed: everything, then kinds, topics and the entries that have news."""
    kinds = (f"kind/{kind.name}" for kind in site.kinds)
    return ("all", *(group for group in kinds if site.part(has_news, group)), *site.feed_groups)


def make_channel(site: Site, group: str) -> Channel:
    """Return a feed of the newest Items of a group: all that one publish announces, and so all of two weeks."""
    settings = site.settings
    entries = tuple(make_entry(site, item) for item in site.recent(group))
    return Channel(make_title(site, group), settings.tagline, settings.language, f"{site.url}/", entries)


def make_title(site: Site, group: str) -> FeedTitle:
    """Return the titles of the feed of a group."""
    path, name = find_feed_address(group, site.kinds), site.settings.name
    if group == "all":
        return FeedTitle(path, "Everything", name, "")
    link = subject(site, *group.split("/"))
    return FeedTitle(path, link.title, f"{link.title} – {name}", link.url)


def subject(site: Site, about: str, id: str) -> Link:
    """Return the name of what a feed is about, and its page."""
    if about == "kind":
        return link_kind(site, site.kind(id))
    if about == "topic":
        return link_topic(site, id)
    return link_group(site, id) if about == "group" else link_entry(site, about, id)


def make_entry(site: Site, item: Item) -> FeedEntry:
    """Return an Item as feeds tell it."""
    text = site.content_of(item) or f"<p>{escape(item.summary or item.title)}</p>"  # a title can say it all
    names = tuple(link_person(site, person).title for person in item.people)
    categories = tuple(link_topic(site, topic).title for topic in item.topics)
    return FeedEntry(item, NOT_XML.sub("", describe_action(item) + str(text)), names, categories)


def describe_action(item: Item) -> str:
    """Return what readers need to do, and by when, as HTML; empty where the author says nothing of it."""
    by = f" by {format_day(item.due)}" if item.due else ""
    return f"<p><strong>What you need to do{by}:</strong> {escape(item.action)}</p>" if item.action else ""


def write_within_limit(channel: Channel, write: Callable[[Channel], bytes]) -> bytes:
    """Return a feed of at most a million bytes: its longest texts become summaries with a link, so that every Item stays.

    Only where not even summaries would fit, the oldest Items go.
    """
    data = write(channel)
    while len(data) > BYTE_LIMIT and channel.entries:
        entries = cut_longest(channel, len(data) - BYTE_LIMIT)
        if entries == channel.entries:
            entries = entries[: min(len(entries) - 1, len(entries) * BYTE_LIMIT // len(data))]
        channel = replace(channel, entries=entries)
        data = write(channel)
    return data


def cut_longest(channel: Channel, excess: int) -> tuple[FeedEntry, ...]:
    """Return the entries with so many of the longest cut that about `excess` bytes go; the same ones where none is left to cut."""
    short = {entry: cut_to_summary(entry, channel.site) for entry in channel.entries}
    saved = {entry: len(entry.content.encode()) - len(short[entry].content.encode()) for entry in short}
    cut = set[FeedEntry]()
    for entry in sorted(saved, key=saved.__getitem__, reverse=True):
        if excess <= 0 or saved[entry] <= 0:
            break
        cut.add(entry)
        excess -= saved[entry]
    return tuple(short[entry] if entry in cut else entry for entry in channel.entries)


def cut_to_summary(entry: FeedEntry, site: str) -> FeedEntry:
    """Return an entry cut to its summary, with a link to the whole text."""
    words = NOT_XML.sub("", escape(entry.item.summary or entry.item.title))
    link = f'<p><a href="{escape(site + entry.item.url)}">Read all of it on the site</a></p>'
    return replace(entry, content=f"{NOT_XML.sub('', describe_action(entry.item))}<p>{words}</p>{link}")
