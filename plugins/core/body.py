"""The text below a front matter, read anew without the fields: what an edit of a post's words needs."""

from pathlib import Path

from plugins.core.errors import ContentError
from plugins.core.front_matter import split_front_matter
from plugins.core.source.markdown.converter import Converter
from plugins.core.source_text import MARKDOWN_LIMIT, decode


def front_of(data: bytes, path: Path) -> tuple[str, str] | None:
    """The front matter and the body of a Markdown file as typed; None where it has mistakes, which are to be told."""
    if len(data) > MARKDOWN_LIMIT:
        return None
    try:
        front, body, _ = split_front_matter(decode(data, path), path)
    except ContentError:
        return None
    return front, body


def body_html(body: str, converter: Converter) -> str | None:
    """A body as safe HTML, empty where there is none; None where it has mistakes, which are to be told."""
    if not body.strip():
        return ""
    found = converter.body(body)
    return None if found.mistakes else found.html
