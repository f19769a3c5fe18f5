"""Markdown as safe HTML: Python-Markdown's own output, then an allow-list takes out whatever could run."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import nh3

from plugins.core.source_text import CONTROL
from plugins.core.yaml_syntax import CONFLICT, CONFLICT_MESSAGE

if TYPE_CHECKING:
    from markdown import Markdown

    from plugins.core.conversion.code import Kept

TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp"),
    *(
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "var",
    ),
}
ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "div": {"class"},
    "span": {"class"},
    "code": {"class"},
    "td": {"class", "colspan", "rowspan"},
    "th": {"class", "colspan", "rowspan", "scope"},
    **{tag: {"id"} for tag in ("h2", "h3", "h4", "h5", "h6", "li", "sup")},
}
HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)\s*(.+?)\s*#*$")
UNDERLINE = re.compile(r"^=+ *$")
FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]|<img\b(?![^>]*\balt=)", re.IGNORECASE)
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


class TooDeepError(Exception):
    """Markdown that cannot be converted; the message says what would be right."""


class Converter:
    """Converts Markdown; made once for a build and reused, since setting one up costs more than a short text.

    Importing Python-Markdown and setting up wait for the first text. `kept` keeps coloured code, by its language and text, for a
    later build: with it, Pygments is imported for new code only.
    """

    def __init__(self, kept: "Kept | None" = None) -> None:
        """Nothing is set up yet."""
        self.kept = kept

    @cached_property
    def bodies(self) -> "Markdown":
        """Python-Markdown for whole documents."""
        from plugins.core.conversion.lean import for_bodies

        return for_bodies(self.kept)

    @cached_property
    def fields(self) -> "Markdown":
        """Python-Markdown for fields, whose headings get no ids: several share a page."""
        from plugins.core.conversion.lean import for_fields

        return for_fields(self.kept)

    def body(self, text: str) -> str:
        """A whole document as safe HTML; `{filename}` and `{static}` links stay for `plugins.core.links`."""
        return safe(self.convert("bodies", text))

    def field(self, text: str) -> str:
        """A short text as safe HTML without ids."""
        return safe(self.convert("fields", text))

    def convert(self, name: str, text: str) -> str:
        """Python-Markdown's HTML; TooDeepError for lists nested beyond what it can follow, and the converter stays usable."""
        markdown: Markdown = getattr(self, name)
        try:
            return markdown.reset().convert(text)
        except RecursionError:
            delattr(self, name)  # the parser did not get to tidy up, and would leave the next text as it is
            raise TooDeepError("has lists or quotes nested too deep; flatten them") from None


CLEANER = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto", "tel"})


def safe(html: str) -> str:
    """HTML with allowed elements and addresses only, wide things made scrollable by keyboard."""
    cleaned = CONTROL.sub("", CLEANER.clean(html))  # written as &#7; they come through
    cleaned = cleaned.replace("<pre>", '<pre tabindex="0">')
    cleaned = cleaned.replace("<table>", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>')
    return cleaned.replace("</table>", "</table></div>")


def markdown_mistakes(text: str) -> Iterator[tuple[int, str]]:
    """What would trouble readers of screen readers and feeds, with its line from 0: headings out of order, wordless images."""
    level, fence, above, conflict = 1, "", "", False
    for index, row in enumerate(text.split("\n")):
        title, above = above, row
        sign = row.lstrip(" ")[:1]  # most lines begin with a word, and need none of the patterns
        if sign in ("`", "~") and (match := FENCE.match(row)):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
            continue
        if sign in ("<", ">") and CONFLICT.match(row):
            conflict = True
            yield index, f"{row!r} {CONFLICT_MESSAGE}"
        if fence:
            continue
        if sign == "#" and (heading := HEADING.match(row)):
            depth = len(heading[1])
            if depth == 1:
                yield index, f"{row.strip()!r} is a second title; start headings at `##`"
            elif depth > level + 1:
                yield index, f"{row.strip()!r} skips a level; write it with {level + 1} `#`"
            level = max(depth, 2)
        if sign == "=" and title.strip() and UNDERLINE.match(row) and not conflict:
            yield index - 1, f"{title.strip()!r} is a second title; write it as `## {title.strip()}`"
        if ("<" in row or ("!" in row and "[" in row)) and IMAGE_WITHOUT_WORDS.search(CODE_SPAN.sub("", row)):
            yield index, "has an image without words; say what it shows: ![words](…)"
