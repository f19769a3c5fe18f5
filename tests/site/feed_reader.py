"""Feeds read without the library that writes them."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

DC = "{http://purl.org/dc/elements/1.1/}"
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Story:
    """One item of an RSS feed."""

    guid: str
    permalink: str | None
    title: str
    link: str
    html: str
    published: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Feed:
    """An RSS feed."""

    title: str
    link: str
    self_link: str
    language: str
    stories: tuple[Story, ...]

    def guids(self) -> list[str]:
        """Return what tells its items apart, in their order."""
        return [story.guid for story in self.stories]


def read_feed(data: bytes) -> Feed:
    """Return an RSS 2.0 feed; fails where it is not well-formed."""
    channel = ElementTree.fromstring(data).find("channel")
    itself = next(link.get("href", "") for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self")
    return Feed(
        title=channel.findtext("title", ""),
        link=channel.findtext("link", ""),
        self_link=itself,
        language=channel.findtext("language", ""),
        stories=tuple(read_story(item) for item in channel.findall("item")),
    )


def read_story(item: ElementTree.Element) -> Story:
    """Return one item."""
    guid = item.find("guid")
    return Story(
        guid=guid.text,
        permalink=guid.get("isPermaLink"),
        title=item.findtext("title", ""),
        link=item.findtext("link", ""),
        html=item.findtext("description", ""),
        published=parsedate_to_datetime(item.findtext("pubDate")),
        authors=tuple(each.text for each in item.findall(f"{DC}creator")),
        categories=tuple(each.text for each in item.findall("category")),
    )
