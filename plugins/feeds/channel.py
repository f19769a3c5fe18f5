"""The feeds of a site, before they are RSS or JSON."""

import re
from collections import defaultdict
from dataclasses import dataclass
from html import escape

from plugins.core.feed_address import ALL, feeds_about
from plugins.core.item import Item
from plugins.core.site import Site
from plugins.core.view import entry_link, person_link, service_link, topic_link

ITEM_LIMIT = 30
BYTE_LIMIT = 256 * 1024
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Story:
    """An Item as feeds tell it: absolute address, full text with what readers need to do above it, names for ids."""

    item: Item
    url: str
    content: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: `path` has no ending, `label` names it in lists, `url` is the page of the site that shows the same."""

    path: str
    label: str
    title: str
    description: str
    language: str
    site: str
    url: str
    stories: tuple[Story, ...]


def channels(site: Site) -> tuple[Channel, ...]:
    """All feeds that hold something: everything, then kinds, topics, projects, people and services."""
    about: dict[str, list[Item]] = defaultdict(list)
    for item in site.items:
        for address in feeds_about(item):
            about[address].append(item)
    found = [channel(site, ALL, "Everything", "", site.items)]
    found += [
        channel(site, f"feeds/{kind.folder}", kind.heading, f"{kind.folder}/", items)
        for kind in site.kinds
        if (items := site.items_of(kind.name))
    ]
    found += [
        channel(site, address, *named(site, address), tuple(items))
        for address, items in sorted(about.items(), key=by_group)
    ]
    return tuple(found)


def by_group(pair: tuple[str, list[Item]]) -> tuple[int, str]:
    """The order of the feeds about something."""
    return (["topics", "projects", "people", "services"].index(pair[0].split("/")[1]), pair[0])


def named(site: Site, address: str) -> tuple[str, str]:
    """The name of what a feed is about, and its page."""
    _, group, id = address.split("/")
    link = {
        "topics": lambda: topic_link(site, id),
        "projects": lambda: entry_link(site, "project", id),
        "people": lambda: person_link(site, id),
        "services": lambda: service_link(site, id),
    }[group]()
    return link.title, link.url


def channel(site: Site, path: str, label: str, url: str, items: tuple[Item, ...]) -> Channel:
    """A feed of the newest Items."""
    settings = site.config.site
    title = settings.name if path == ALL else f"{label} – {settings.name}"
    stories = tuple(story(site, item) for item in items[:ITEM_LIMIT])
    return Channel(
        path, label, title, settings.tagline, settings.language, f"{site.url}/", f"{site.url}/{url}", stories
    )


def story(site: Site, item: Item) -> Story:
    """An Item as feeds tell it."""
    action = f"<p><strong>What you need to do:</strong> {escape(item.action)}</p>" if item.action else ""
    text = item.content or f"<p>{escape(item.summary or item.title)}</p>"  # a title can say it all
    names = tuple(person_link(site, person).title for person in item.people)
    categories = tuple(topic_link(site, topic).title for topic in item.topics)
    return Story(item, f"{site.url}/{item.url}", NOT_XML.sub("", action + text), names, categories)


def shorter(channel_: Channel, size: int) -> tuple[Story, ...]:
    """Fewer stories, for a feed that came out at `size` bytes: the oldest go; a last one that is too large keeps its summary."""
    stories = channel_.stories
    if len(stories) > 1:
        return stories[: max(1, min(len(stories) - 1, len(stories) * BYTE_LIMIT // size))]
    only = stories[0]
    return (Story(only.item, only.url, f"<p>{escape(only.item.summary)}</p>", only.authors, only.categories),)
