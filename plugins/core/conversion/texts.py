"""Python-Markdown's steps before and after the tree, each done only where its characters are."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.postprocessors import RawHtmlPostprocessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace
from markdown.serializers import (  # type: ignore[attr-defined]  # the stubs leave these out
    _escape_attrib_html,
    _escape_cdata,
    to_xhtml_string,
)
from markdown.util import ETX, HTML_PLACEHOLDER, STX

STASHED = (HTML_PLACEHOLDER % "").removesuffix(ETX)
NUMBER = re.compile(f"([0-9]+){ETX}")
SPACES = re.compile(r"(?<=\n) +\n")


class Whitespace(NormalizeWhitespace):
    """Line ends, tabs and lines of spaces in one form."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines of the normalised text."""
        source = "\n".join(lines).replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n") + "\n\n"
        if "\t" in source:
            source = source.expandtabs(self.md.tab_length)
        if " \n" in source:
            source = SPACES.sub("\n", source)
        return source.split("\n")


class HtmlBlocks(HtmlBlockPreprocessor):
    """Puts raw HTML aside; where there is neither a tag nor an entity there is none."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines without blocks of HTML."""
        return super().run(lines) if any("<" in line or "&" in line for line in lines) else lines


class RawHtml(RawHtmlPostprocessor):
    """Puts the HTML that was put aside back in its place."""

    def run(self, text: str) -> str:
        """The text with its HTML; a paragraph that is nothing but a block of HTML becomes that block."""
        stash, pieces, done = self.md.htmlStash, [], 0
        start = text.find(STASHED) if stash.html_counter else -1
        while start >= 0:
            number = NUMBER.match(text, start + len(STASHED))
            if number and int(number[1]) < stash.html_counter:
                html = self.stash_to_string(str(stash.rawHtmlBlocks[int(number[1])]))
                end = number.end()
                if start >= done + 3 and text.startswith("<p>", start - 3) and text.startswith("</p>", end):
                    start, end = start - 3, end + 4
                    html = html if self.isblocklevel(html) else f"<p>{html}</p>"
                pieces += [text[done:start], self.run(html)]
                done = end
            start = text.find(STASHED, max(done, start + 1))
        return "".join((*pieces, text[done:]))


def serialize(root: Element) -> str:
    """The tree as XHTML. It holds elements with plain names and attributes only: HTML that authors write was put aside."""
    pieces: list[str] = []
    try:
        write(root, pieces.append)
    except RecursionError:
        return to_xhtml_string(root)
    return "".join(pieces)


def write(element: Element, add: Callable[[str], object]) -> None:
    """Write an element, what it holds and the text behind it."""
    tag, text, tail = element.tag, element.text, element.tail
    add(f"<{tag}")
    for name, value in sorted(element.items()):
        add(f' {name}="{_escape_attrib_html(value)}"')
    if tag in HTML_EMPTY:
        add(" />")
    else:
        add(f">{_escape_cdata(text)}" if text else ">")
        for inner in element:
            write(inner, add)
        add(f"</{tag}>")
    if tail:
        add(_escape_cdata(tail) if tail != "\n" else tail)
