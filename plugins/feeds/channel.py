"""The feeds of a site, before they are RSS or JSON."""

import re
from dataclasses import dataclass
from html import escape

from plugins.core.feed_address import feed_of
from plugins.core.item import Item
from plugins.core.site import Site
from plugins.core.view import Link, entry_link, has_news, person_link, service_link, topic_link

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
class Title:
    """What a feed is called: `path` has no ending, `label` names it in lists, `url` is the page of the site that shows the same."""

    path: str
    label: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed: its title, what every feed of the site says, and its stories, newest first. `site` ends with a slash."""

    title: Title
    description: str
    language: str
    site: str
    stories: tuple[Story, ...]


def groups_with_feed(site: Site) -> tuple[str, ...]:
    """The groups of Items that have a feed: everything, then kinds, topics, projects, people and services that have news."""
    kinds = (f"kind/{kind.name}" for kind in site.kinds)
    return ("all", *(group for group in kinds if site.part(has_news, group)), *site.feed_groups)


def channel(site: Site, group: str) -> Channel:
    """A feed of the newest Items of a group."""
    settings = site.settings
    stories = tuple(story(site, item) for item in site.newest(group, ITEM_LIMIT))
    return Channel(title_of(site, group), settings.tagline, settings.language, f"{site.url}/", stories)


def title_of(site: Site, group: str) -> Title:
    """What the feed of a group is called."""
    path, name = feed_of(group, site.kinds), site.settings.name
    if group == "all":
        return Title(path, "Everything", name, "")
    link = subject(site, *group.split("/"))
    return Title(path, link.title, f"{link.title} – {name}", link.url)


def subject(site: Site, about: str, id: str) -> Link:
    """The name of what a feed is about, and its page."""
    if about == "kind":
        kind = site.kind(id)
        return Link(kind.heading, f"{kind.folder}/")
    if about == "topic":
        return topic_link(site, id)
    return service_link(site, id) if about == "service" else entry_link(site, about, id)


def story(site: Site, item: Item) -> Story:
    """An Item as feeds tell it."""
    action = f"<p><strong>What you need to do:</strong> {escape(item.action)}</p>" if item.action else ""
    text = site.content_of(item) or f"<p>{escape(item.summary or item.title)}</p>"  # a title can say it all
    names = tuple(person_link(site, person).title for person in item.people)
    categories = tuple(topic_link(site, topic).title for topic in item.topics)
    return Story(item, f"{site.url}/{item.url}", NOT_XML.sub("", action + str(text)), names, categories)


def shorter(channel_: Channel, size: int) -> tuple[Story, ...]:
    """Fewer stories, for a feed that came out at `size` bytes: the oldest go; a last one that is too large keeps its summary."""
    stories = channel_.stories
    if len(stories) > 1:
        return stories[: max(1, min(len(stories) - 1, len(stories) * BYTE_LIMIT // size))]
    only = stories[0]
    return (Story(only.item, only.url, f"<p>{escape(only.item.summary)}</p>", only.authors, only.categories),)
