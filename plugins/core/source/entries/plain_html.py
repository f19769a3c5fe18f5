"""The words of safe HTML without its elements."""

import re
from html import unescape

PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")
HIDDEN = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*', re.DOTALL)


def first_paragraph(html: str) -> str:
    """The words of the first paragraph that has some; empty where there is none."""
    found = (SPACE.sub(" ", unescape(TAG.sub("", match[1]))) for match in PARAGRAPH.finditer(HIDDEN.sub("", html)))
    return next(filter(None, map(str.strip, found)), "")
