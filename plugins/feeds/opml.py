"""OPML 2.0 (opml.org/spec2.opml): all feeds in one file that readers import."""

from xml.etree.ElementTree import Element, SubElement, tostring

from plugins.feeds.channel import Channel


def opml(title: str, channels: tuple[Channel, ...]) -> bytes:
    """The list of the site's feeds."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = title
    body = SubElement(root, "body")
    for channel in channels:
        address = f"{channel.site}{channel.path}.xml"
        SubElement(
            body, "outline", type="rss", text=channel.title, title=channel.title, xmlUrl=address, htmlUrl=channel.url
        )
    made: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
