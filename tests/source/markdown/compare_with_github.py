"""Our HTML and that of GitHub's own renderer as rows of tokens: elements that carry structure, and words.

What we show otherwise on purpose (alerts, definition lists, words in angle brackets, footnotes) is made alike first.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import html as lxml_html

from plugins.core.source.markdown.cleaner import get_cleaner
from plugins.core.source.markdown.conversion import Rules
from plugins.core.source.markdown.github.events import convert_github
from plugins.core.source.markdown.raw_html import RawHtml

EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
STRUCTURE = {
    "ul", "ol", "li", "pre", "code", "h2", "h3", "h4", "h5", "h6", "table", "tr", "td", "th", "blockquote", "a", "img",
    "em", "strong", "del", "hr", "br", "input", "details", "summary",
}  # fmt: skip
BLOCKS = {"p", "div", "figure", "figcaption", "dl", "dt", "dd", "thead", "tbody", "caption"}
ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
SCHEMES = frozenset({"ftp", "irc", "ircs", "news", "xmpp", "file", "matrix", "git"})


def ignore(*_: object) -> None:
    """Let mistakes and links be."""


def render_ours(text: str) -> str:
    """Our HTML."""
    return get_cleaner(SCHEMES).clean(convert_github(text, Rules(SCHEMES)).html) or ""


def render_theirs(text: str) -> str:
    """GitHub's HTML, cleaned as ours is."""
    html = cmarkgfm.cmark.markdown_to_html_with_extensions(
        text, Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES, EXTENSIONS
    )
    html = (
        re.sub(r"<(/?)h1>", r"<\1h2>", html)
        .replace('<section class="footnotes"', '<div class="footnote"')
        .replace("</section>", "</div>")
    )
    return get_cleaner(SCHEMES).clean(RawHtml(ignore, ignore).rewrite(html, 0)) or ""


def list_tokens(html: str) -> Iterator[str]:
    """Elements that carry structure, and words."""
    if not html.strip():
        return
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for footnote in root.xpath(
        "//*[@class='footnote' or @class='footnotes' or @class='footnote-ref']|//sup[a]|//figcaption"
    ):
        footnote.drop_tree() if footnote.getparent() is not None else None
    for alert in root.xpath("//div[contains(@class, 'admonition')]"):
        alert.tag = "blockquote"
    for title in root.xpath("//p[@class='admonition-title']"):
        title.drop_tree()
    for inner in root.xpath("//strong//strong"):
        inner.drop_tag()  # GitHub's renderer leaves it out
    for inner in root.xpath("//a[not(node())]"):
        inner.drop_tag()  # what is left of an address that GitHub links inside of a link
    yield from "".join(list_pieces(root)).split()


def list_pieces(element) -> Iterator[str]:
    """Yield an element and what is in it as text in which what carries structure stands apart; a colour does not cut a word."""
    name = element.tag
    shown = name in STRUCTURE and (name != "a" or bool(element.get("href")))
    if shown:
        address = unquote(element.get("href") or element.get("src") or "").replace(" ", "%20")
        start, checked = element.get("start") or "", "x" if element.get("checked") is not None else ""
        yield f" <{name}:{address}{start}{checked}> " if address or start or checked else f" <{name}> "
        if name == "img":
            yield f" {element.get('alt') or ''} "
    elif name in BLOCKS:
        yield " "
    yield element.text or ""
    for inner in element:
        yield from list_pieces(inner)
        yield inner.tail or ""
    if shown:
        yield f" </{name}> "
    elif name in BLOCKS:
        yield " "
