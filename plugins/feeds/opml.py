"""OPML 2.0 (opml.org/spec2.opml): all feeds in one file that readers import."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from plugins.feeds.channel import FeedTitle


def serialize_opml(title: str, site: str, feeds: Iterable[FeedTitle]) -> bytes:
    """Return the list of the feeds of a site, given by its address without a slash at its end."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for feed in feeds:
        addresses = {"xmlUrl": f"{site}/{feed.path}.xml", "htmlUrl": f"{site}/{feed.url}"}
        SubElement(body, "outline", {"type": "rss", "text": feed.title, "title": feed.title, **addresses})
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
