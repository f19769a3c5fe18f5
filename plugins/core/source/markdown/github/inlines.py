"""The HTML of what stands in a line: words, code, links, images, raw HTML and marks of footnotes."""

from html import escape
from typing import Any

from plugins.core.source.markdown.addresses import HARMLESS, explain_scheme, parse_scheme
from plugins.core.source.markdown.conversion import Lines, Link, Rules
from plugins.core.source.markdown.github.bare_links import find_bare_links, has_bare_link
from plugins.core.source.markdown.github.footnotes import Footnotes
from plugins.core.source.markdown.github.foreign_marks import find_mark_at_start, find_mark_inside
from plugins.core.source.markdown.raw_html import RawHtml, is_html

CHECKBOX = {
    True: '<input type="checkbox" checked="" disabled="" aria-label="done"> ',
    False: '<input type="checkbox" disabled="" aria-label="not done"> ',
}
UNSAFE = str.maketrans({
    " ": "%20", '"': "%22", "<": "%3C", ">": "%3E", "`": "%60", "\n": "%0A", "\t": "%09",
})  # fmt: skip
NO_WORDS = "has an image without words; say what it shows: ![words](…)"


class TooDeepError(Exception):
    """The error of a text whose elements are nested too deep; `at` is the offset."""

    def __init__(self, at: int) -> None:
        """Keep the offset of the mistake."""
        super().__init__("has lists, quotes or elements nested too deep; flatten them")
        self.at = at


class Inlines:
    """The writer of one text's HTML, with the events of lines."""

    def __init__(self, text: str, rules: Rules) -> None:
        """Start with nothing written."""
        self.text, self.rules, self.lines = text, rules, Lines(text)
        self.out: list[str] = []
        self.links: list[Link] = []
        self.mistakes: list[tuple[int, str]] = []
        self.raw, self.notes = RawHtml(self.report, self.record_link), Footnotes()
        self.captured: list[str] | None = None  # a block of code or of HTML
        self.heading: list[str] | None = None  # the words of a heading
        self.alt: list[str] | None = None  # the words of an image
        self.linked: list[Any] = []  # the images that are open
        self.link_depth = 0
        self.items: list[int] = []  # where each open item of a list was written

    def report(self, at: int, message: str) -> None:
        """Note a mistake at an offset."""
        self.mistakes.append((self.lines.find_line(at), message))

    def record_link(self, attribute: str, address: str, at: int) -> None:
        """Note an address, and what is wrong with it."""
        self.links.append(Link(attribute, address, self.lines.find_line(at)))
        if mistake := explain_scheme(address, "image" if attribute == "src" else "link", self.rules.schemes):
            self.report(at, mistake)

    def write_text(self, text: str, at: int) -> None:
        """Write words; those of code and images are kept for the end of these."""
        for kept in (self.captured, self.alt):
            if kept is not None:
                kept.append(text)
                return
        if self.heading is not None:
            self.heading.append(text)
        begins = bool(self.out) and self.out[-1] == "<p>"
        if not self.rules.is_python and (mistake := (begins and find_mark_at_start(text)) or find_mark_inside(text)):
            self.report(at, mistake)
        if has_bare_link(text) and not self.link_depth and not any(name == "a" for name, _ in self.raw.open):
            self.write_linked(text, at)
        else:
            self.out.append(escape(text, quote=False))

    def write_linked(self, text: str, at: int) -> None:
        """Write words among which are addresses."""
        done = 0
        for start, end, address in find_bare_links(text):
            if parse_scheme(address) in HARMLESS or parse_scheme(address) in self.rules.schemes:
                self.record_link("href", address, at)
                anchor = f'<a href="{escape_address(address)}">{escape(text[start:end], quote=False)}</a>'
                self.out += (escape(text[done:start], quote=False), anchor)
                done = end
        self.out.append(escape(text[done:], quote=False))

    def write_code(self, text: str, at: int) -> None:
        """Write code among words."""
        if self.alt is not None:
            self.alt.append(text)
            return
        if self.heading is not None:
            self.heading.append(text)
        self.out.append(f"<code>{escape(text, quote=False)}</code>")

    def write_html(self, raw: str, at: int) -> None:
        """Write HTML among words."""
        if self.alt is not None:
            self.alt.append("" if is_html(raw) else raw)
            return
        self.out.append(self.raw.rewrite(raw, at))
        if self.raw.is_too_deep:
            raise TooDeepError(at)

    def write_reference(self, name: str, _at: int) -> None:
        """Write the mark of a footnote."""
        if self.alt is None:
            self.out.append(self.notes.add_reference(name))

    def write_checkbox(self, done: bool, _at: int) -> None:
        """Write the box of a task, and mark its item with a class."""
        if self.items:
            self.out[self.items[-1]] = '<li class="task">'
        self.out.append(CHECKBOX[done])

    def start_link(self, link: Any, at: int) -> None:
        """Write the beginning of a link."""
        self.link_depth += 1
        address = "mailto:" + link["dest_url"] if link["link_type"] == "Email" else link["dest_url"]
        self.record_link("href", address, at)
        title = f' title="{escape_attribute(link["title"])}"' if link["title"] else ""
        self.out.append(f'<a href="{escape_address(address)}"{title}>')

    def end_link(self, _kind: Any) -> None:
        """Write the end of a link."""
        self.link_depth -= 1
        self.out.append("</a>")

    def start_image(self, image: Any, at: int) -> None:
        """Write the beginning of an image, or of one in the words of another, which adds its words."""
        if self.alt is None:
            self.alt = []
            self.record_link("src", image["dest_url"], at)
        self.linked.append((image, at))

    def end_image(self, _kind: Any) -> None:
        """Write the end of an image."""
        image, at = self.linked.pop()
        if self.linked:
            return
        words, self.alt = "".join(self.alt or ()), None
        if not words.strip():
            self.report(at, NO_WORDS)
        title = f' title="{escape_attribute(image["title"])}"' if image["title"] else ""
        self.out.append(f'<img alt="{escape_attribute(words)}" src="{escape_address(image["dest_url"])}"{title}>')


def escape_attribute(text: str) -> str:
    """Return text for a quoted attribute, escaped as the sanitiser does it."""
    return escape(text, quote=False).replace('"', "&quot;")


def escape_address(address: str) -> str:
    """Return an address for a quoted attribute; what may not stand in one is written as %20 and the like."""
    return address.translate(UNSAFE).replace("&", "&amp;")
