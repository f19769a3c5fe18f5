"""What an SVG may not do: run, or load anything, since it can be opened on its own under the site's address."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

RUNNING = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener"}
ANIMATIONS = {"animate", "set", "animatemotion", "animatetransform"}
LOADING = re.compile(r"@import|url\(\s*['\"]?\s*(?!['\"#]|data:image/)", re.IGNORECASE)
HARMLESS = ("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")
ENTITY = re.compile(rb"<!ENTITY|<\?xml-stylesheet", re.IGNORECASE)


def drawing_mistake(data: bytes) -> str:
    """What is wrong with an SVG, with its cure; empty where it is only a drawing."""
    if ENTITY.search(data):
        return "declares entities or a style sheet; export it from the drawing program as a plain SVG"
    try:
        root = ElementTree.fromstring(data)  # noqa: S314  without entities there is nothing to expand
    except (ElementTree.ParseError, ValueError, LookupError):
        return "is no image that can be read; export it again"
    return next((mistake for element in root.iter() for mistake in element_mistakes(element)), "")


def element_mistakes(element: ElementTree.Element) -> Iterator[str]:
    """What one element does beyond drawing."""
    name = local(element.tag)
    attributes = {local(key): value for key, value in element.attrib.items()}
    if name in RUNNING or any(key.startswith("on") for key in attributes):
        yield "holds a script; export it from the drawing program as a plain SVG"
    if name in ANIMATIONS and local(attributes.get("attributename", "").split(":")[-1]) in ("href", "src"):
        yield "holds a script; export it from the drawing program as a plain SVG"
    for key in ("href", "src"):
        address = "".join(attributes.get(key, "").split()).lower()
        allowed = (*HARMLESS, "https://", "http://", "mailto:") if name == "a" else HARMLESS
        if address and not address.startswith(allowed):
            yield f"leads to {address[:60]!r}; a drawing holds all it shows and runs nothing"
    texts = (*attributes.values(), element.text or "" if name == "style" else "")
    if any(LOADING.search(text) for text in texts):
        yield "loads something from elsewhere; a drawing holds all it shows"


def local(name: object) -> str:
    """A name without its namespace, in lower case."""
    return str(name).rpartition("}")[2].lower()
