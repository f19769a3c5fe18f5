"""Reads HTML as strictly as a page with a content security policy would like it."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from plugins.core.source.characters import CONTROL
from plugins.core.source.markdown.elements import ALLOWED

TAGS = {*ALLOWED, "input"}
ATTRIBUTES = {
    "href", "src", "alt", "title", "class", "id", "start", "colspan", "rowspan", "scope", "tabindex", "role",
    "aria-label", "width", "height", "lang", "dir", "name", "cite", "span", "datetime", "open", "align", "value", "reversed",
    "type", "checked", "disabled", "loading",
}  # fmt: skip
SCHEMES = {"", "http", "https", "mailto", "tel"}
SKIPPED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # what browsers leave out of an address (url.spec.whatwg.org)


class StrictHtml(HTMLParser):
    """Collects what does not belong into the text of a page."""

    def __init__(self) -> None:
        """Start without complaints."""
        super().__init__(convert_charrefs=True)
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A known element with known attributes and addresses that run nothing."""
        if tag not in TAGS:
            self.complaints.append(f"<{tag}>")
        names = [name for name, _ in attrs]
        self.complaints += [f"{tag} {name}" for name in names if name not in ATTRIBUTES or names.count(name) > 1]
        for name, value in attrs:
            bare = SKIPPED.sub("", value or "")
            if name in ("href", "src", "cite") and not bare.startswith("{") and urlsplit(bare).scheme not in SCHEMES:
                self.complaints.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        """No comment: browsers disagree on where it ends."""
        self.complaints.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """No declaration."""
        self.complaints.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """No processing instruction."""
        self.complaints.append(f"<?{data}>")


def find_complaints(html: str) -> list[str]:
    """Return what in the HTML could run, load or hide something; nothing in sane HTML."""
    reader = StrictHtml()
    reader.feed(html)
    reader.close()
    return reader.complaints + [f"U+{ord(found):04X}" for found in CONTROL.findall(html)]
