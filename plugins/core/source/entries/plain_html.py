"""The words of safe HTML without its elements."""

import re

from markupsafe import Markup

BLOCK_END = re.compile(r"</(?:p|li|h[1-6]|pre|tr|blockquote)>|<br ?/?>")
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
FOOTNOTES = re.compile(
    r'<sup id="fnref.*?</sup>|<div class="footnote">.*', re.DOTALL
)  # their marks, and the notes below


def extract_text(html: str) -> str:
    """Return the words between the elements of HTML, on one line; lxml would take twice the time, and 30 ms to import."""
    return " ".join(Markup(html).striptags().split())  # noqa: S704  it ends as text


def extract_lines(html: str) -> str:
    """Return the words between the elements of HTML, each paragraph, row and entry of a list on a line of its own."""
    return "\n".join(filter(None, map(extract_text, BLOCK_END.split(html))))


def find_first_paragraph(html: str) -> str:
    """Return the words of the first paragraph that has some; empty where there is none."""
    return next(filter(None, (extract_text(match[1]) for match in PARAGRAPH.finditer(FOOTNOTES.sub("", html)))), "")
