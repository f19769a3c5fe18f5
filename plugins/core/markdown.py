"""Markdown as safe HTML: Python-Markdown's own output, then an allow-list takes out whatever could run."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify
from markdown.treeprocessors import Treeprocessor

from plugins.core.inline import TriggeredInline, kept_formatter
from plugins.core.source_text import CONTROL
from plugins.core.yaml_syntax import CONFLICT, CONFLICT_MESSAGE

INLINE = ("abbr", "sane_lists", "fenced_code", "codehilite", "tables", "def_list")
CODE = {"guess_lang": False, "css_class": "codehilite"}
RESERVED = {"main", "content", "top", "search"}  # ids of the theme
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
PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
TAG = re.compile(r"<[^>]+>")
SPACE = re.compile(r"\s+")
HIDDEN = re.compile(r'<sup id="fnref.*?</sup>|<div class="footnote">.*', re.DOTALL)
HEADING = re.compile(r"^ {0,3}(#{1,6})(?!#)\s*(.+?)\s*#*$")
UNDERLINE = re.compile(r"^=+ *$")
FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
IMAGE_WITHOUT_WORDS = re.compile(r"!\[\s*\]|<img\b(?![^>]*\balt=)", re.IGNORECASE)
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def heading_id(text: str, separator: str) -> str:
    """The id of a heading, never one that the theme uses itself."""
    slug = slugify(text, separator)
    return f"{slug}{separator}1" if slug in RESERVED else slug


class AlignmentAsClass(Treeprocessor):
    """Turn the style of an aligned cell into a class, since the site's policy allows no inline style."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for cell in (*root.iter("td"), *root.iter("th")):
            style = cell.attrib.pop("style", "")
            if style:
                cell.set("class", "align-" + style.removeprefix("text-align: ").rstrip(";"))


class Alignment(Extension):
    """Registers `AlignmentAsClass`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Run after the tables are built and the inline patterns are done."""
        md.treeprocessors.register(AlignmentAsClass(md), "alignment", 5)


class TooDeepError(Exception):
    """Markdown that cannot be converted; the message says what would be right."""


class Converter:
    """Converts Markdown; made once for a build and reused, since setting one up costs more than a short text."""

    def __init__(self) -> None:
        """Be ready at once."""
        self.set_up()

    def set_up(self) -> None:
        """Make one converter for bodies and one for fields, whose headings get no ids (several share a page)."""
        code = {**CODE, "pygments_formatter": kept_formatter}
        configs: dict[str, dict[str, object]] = {"codehilite": code, "toc": {"slugify": heading_id, "marker": ""}}
        bodies: list[str | Extension] = [*INLINE, "footnotes", "toc", Alignment(), TriggeredInline()]
        self.bodies = Markdown(extensions=bodies, extension_configs=configs)
        fields: list[str | Extension] = [*INLINE, Alignment(), TriggeredInline()]
        self.fields = Markdown(extensions=fields, extension_configs={"codehilite": code})

    def body(self, text: str) -> str:
        """A whole document as safe HTML; `{filename}` and `{static}` links stay for `plugins.core.links`."""
        return safe(self.convert(self.bodies, text))

    def field(self, text: str) -> str:
        """A short text as safe HTML without ids."""
        return safe(self.convert(self.fields, text))

    def convert(self, markdown: Markdown, text: str) -> str:
        """Python-Markdown's HTML; TooDeepError for lists nested beyond what it can follow, and the converter stays usable."""
        try:
            return markdown.reset().convert(text)
        except RecursionError:
            self.set_up()  # the parser did not get to tidy up, and would leave the next text as it is
            raise TooDeepError("has lists or quotes nested too deep; flatten them") from None


def safe(html: str) -> str:
    """HTML with allowed elements and addresses only, wide things made scrollable by keyboard."""
    cleaned = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, link_rel=None, url_schemes={"http", "https", "mailto", "tel"}
    )
    cleaned = CONTROL.sub("", cleaned)  # written as &#7; they come through
    cleaned = cleaned.replace("<pre>", '<pre tabindex="0">')
    cleaned = cleaned.replace("<table>", '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>')
    return cleaned.replace("</table>", "</table></div>")


def plain_text(html: str) -> str:
    """The words of the HTML on one line, without footnotes."""
    return SPACE.sub(" ", unescape(TAG.sub(" ", HIDDEN.sub("", html)))).strip()


def first_paragraph(html: str) -> str:
    """The words of the first paragraph that has some; empty where there is none."""
    found = (SPACE.sub(" ", unescape(TAG.sub("", match[1]))) for match in PARAGRAPH.finditer(HIDDEN.sub("", html)))
    return next(filter(None, map(str.strip, found)), "")


def markdown_mistakes(text: str) -> Iterator[tuple[int, str]]:
    """What would trouble readers of screen readers and feeds, with its line from 0: headings out of order, wordless images."""
    level, fence, above, conflict = 1, "", "", False
    for index, row in enumerate(text.split("\n")):
        above, title = row, above.strip()
        if match := FENCE.match(row):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
            continue
        if CONFLICT.match(row):
            conflict = True
            yield index, f"{row!r} {CONFLICT_MESSAGE}"
        if fence:
            continue
        if heading := HEADING.match(row):
            depth = len(heading[1])
            if depth == 1:
                yield index, f"{row.strip()!r} is a second title; start headings at `##`"
            elif depth > level + 1:
                yield index, f"{row.strip()!r} skips a level; write it with {level + 1} `#`"
            level = max(depth, 2)
        if title and UNDERLINE.match(row) and not conflict:
            yield index - 1, f"{title!r} is a second title; write it as `## {title}`"
        if IMAGE_WITHOUT_WORDS.search(CODE_SPAN.sub("", row)):
            yield index, "has an image without words; say what it shows: ![words](…)"
