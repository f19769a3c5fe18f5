"""The feeds of a site, before they are RSS or JSON."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape

from plugins.core.output.humanize import format_day
from plugins.core.output.template_values import (
    Link,
    entry_link,
    has_news,
    kind_link,
    person_link,
    service_link,
    topic_link,
)
from plugins.core.site.feed_address import feed_of
from plugins.core.site.site import Site
from plugins.core.source.entries.item import Item

BYTE_LIMIT = 1_000_000
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Story:
    """An Item as feeds tell it: absolute address, text with what readers need to do above it, names for ids.

    The text is whole, or the summary with a link where it is `shortened`.
    """

    item: Item
    url: str
    content: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    shortened: bool = False


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
    """A feed of the newest Items of a group: all that one publish announces, and so all of two weeks."""
    settings = site.settings
    stories = tuple(story(site, item) for item in site.recent(group))
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
        return kind_link(site, site.kind(id))
    if about == "topic":
        return topic_link(site, id)
    return service_link(site, id) if about == "service" else entry_link(site, about, id)


def story(site: Site, item: Item) -> Story:
    """An Item as feeds tell it."""
    text = site.content_of(item) or f"<p>{escape(item.summary or item.title)}</p>"  # a title can say it all
    names = tuple(person_link(site, person).title for person in item.people)
    categories = tuple(topic_link(site, topic).title for topic in item.topics)
    return Story(item, f"{site.url}/{item.url}", NOT_XML.sub("", action_of(item) + str(text)), names, categories)


def action_of(item: Item) -> str:
    """Return what readers need to do, and by when, as HTML; empty where the author says nothing of it."""
    by = f" by {format_day(item.due)}" if item.due else ""
    return f"<p><strong>What you need to do{by}:</strong> {escape(item.action)}</p>" if item.action else ""


def write_within_limit(channel_: Channel, write: Callable[[Channel], bytes]) -> bytes:
    """Return a feed of at most a million bytes: its longest texts become summaries with a link, so that every Item stays.

    Only where not even summaries would fit, the oldest Items go.
    """
    made = write(channel_)
    while len(made) > BYTE_LIMIT and channel_.stories:
        stories = shortened(channel_.stories, len(made) - BYTE_LIMIT)
        if stories == channel_.stories:
            stories = stories[: min(len(stories) - 1, len(stories) * BYTE_LIMIT // len(made))]
        channel_ = replace(channel_, stories=stories)
        made = write(channel_)
    return made


def shortened(stories: tuple[Story, ...], excess: int) -> tuple[Story, ...]:
    """Return the stories with so many of the longest cut that about `excess` bytes go; the same ones where none is left to cut."""
    short = {story: summary_of(story) for story in stories if not story.shortened}
    saved = {story: len(story.content.encode()) - len(short[story].content.encode()) for story in short}
    cut = set[Story]()
    for story in sorted(saved, key=saved.__getitem__, reverse=True):
        if excess <= 0 or saved[story] <= 0:
            break
        cut.add(story)
        excess -= saved[story]
    return tuple(short[story] if story in cut else story for story in stories)


def summary_of(story: Story) -> Story:
    """A story cut to its summary, with a link to the whole text."""
    words = NOT_XML.sub("", escape(story.item.summary or story.item.title))
    link = f'<p><a href="{escape(story.url)}">Read all of it on the site</a></p>'
    return replace(story, content=f"{NOT_XML.sub('', action_of(story.item))}<p>{words}</p>{link}", shortened=True)
