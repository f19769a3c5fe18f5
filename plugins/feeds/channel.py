"""The feeds of a site, before they are RSS or JSON."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from plugins.core.output.agenda import TO_DO, name_readers, name_task
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
WHOLE, SHORT = "whole", "short"  # how much of its text an entry holds
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
    """One feed: its title, what every feed of the site says, and its Items, newest first. `site` ends with a slash."""

    title: FeedTitle
    description: str
    language: str
    site: str
    items: tuple[Item, ...]


def find_groups_with_feed(site: Site) -> tuple[str, ...]:
    """Return the groups of Items that have a feed: everything, what to do, then kinds, topics and the entries that have news."""
    first = ("action", *(f"kind/{kind.name}" for kind in site.kinds))
    return ("all", *(group for group in first if site.part(has_news, group)), *site.feed_groups)


def make_channel(site: Site, group: str) -> Channel:
    """Return a feed of the newest Items of a group: all that one publish announces, and so all of two weeks."""
    settings = site.settings
    return Channel(make_title(site, group), settings.tagline, settings.language, f"{site.url}/", site.recent(group))


def make_title(site: Site, group: str) -> FeedTitle:
    """Return the titles of the feed of a group."""
    path, name = find_feed_address(group, site.kinds), site.settings.name
    if group == "all":
        return FeedTitle(path, "Everything", name, "")
    if group == "action":
        return FeedTitle(path, TO_DO, f"{TO_DO} – {name}", "actions/")
    link = subject(site, *group.split("/"))
    return FeedTitle(path, link.title, f"{link.title} – {name}", link.url)


def subject(site: Site, about: str, id: str) -> Link:
    """Return the name of what a feed is about, and its page."""
    if about == "kind":
        return link_kind(site, site.kind(id))
    if about == "topic":
        return link_topic(site, id)
    if about == "group":
        return Link(name_readers(site, (id,)), link_group(site, id).url)
    return link_entry(site, about, id)


def make_entry(site: Site, id: str, length: str) -> FeedEntry:
    """Return an Item as feeds tell it: WHOLE, or SHORT with its summary in place of its text."""
    item = site.item(id)
    text = describe(site, item, length)
    names = tuple(link_person(site, person).title for person in item.people)
    categories = tuple(link_topic(site, topic).title for topic in item.topics)
    needs = describe_readers(site, item) + describe_action(item)
    return FeedEntry(item, NOT_XML.sub("", needs + text), names, categories)


def describe(site: Site, item: Item, length: str) -> str:
    """Return the text of an Item as HTML, or its summary with a link to all of it."""
    words = f"<p>{escape(item.summary or item.title)}</p>"  # a title can say it all
    if length == SHORT:
        return f'{words}<p><a href="{escape(f"{site.url}/{item.url}")}">Read all of it on the site</a></p>'
    return str(site.content_of(item) or words)


def describe_readers(site: Site, item: Item) -> str:
    """Return whom an Item concerns, as HTML; empty where it is for everybody."""
    return f"<p>{escape(name_readers(site, item.affects))}.</p>" if item.affects else ""


def describe_action(item: Item) -> str:
    """Return what readers need to do, and by when, as HTML; empty where the author says nothing of it."""
    return f"<p><strong>{name_task(item.due)}:</strong> {escape(item.action)}</p>" if item.action else ""


def fit_texts(whole: Sequence[str], shorten: Callable[[int], str], room: int) -> list[str]:
    """Return the texts of a feed's entries, newest first, that fit into `room` bytes; `shorten` gives a text cut to its summary.

    The longest are cut, so that every Item stays. Only where not even summaries would fit, the oldest go.
    """
    texts = list(whole)
    excess = sum(map(count_bytes, texts)) - room
    if excess <= 0:
        return texts
    short = list(map(shorten, range(len(texts))))
    saved = [count_bytes(text) - count_bytes(cut) for text, cut in zip(texts, short, strict=True)]
    for index in sorted(range(len(texts)), key=saved.__getitem__, reverse=True):
        if excess > 0 and saved[index] > 0:
            texts[index] = short[index]
            excess -= saved[index]
    while excess > 0 and texts:
        excess -= count_bytes(texts.pop())
    return texts


def count_bytes(text: str) -> int:
    """Return the size of a text in UTF-8."""
    return len(text.encode())
