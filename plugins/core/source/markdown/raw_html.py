"""HTML that authors write among their Markdown: what is none is shown as typed, and what would be taken out is a mistake."""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

from plugins.core.source.markdown.elements import ALLOWED, ATTRIBUTES, ENDLESS, EVERYWHERE, RESERVED_IDS, TAKEN_OUT

# A quoted value crosses few `<`, and a tag has few values, so that no text makes this slow.
QUOTED = r""""[^"<]*(?:<[^"<]*){0,2}"|'[^'<]*(?:<[^'<]*){0,2}'"""
TAG = re.compile(rf"<(/?)([a-zA-Z][\w.:-]*+)((?>[^<>\"']|{QUOTED}){{0,4000}}+)>|<!--|<(?=[a-zA-Z/!?])")
ATTRIBUTE = re.compile(rf"""([^\s"'<>/=]+)(?:\s*=\s*({QUOTED}|[^\s"'=<>`]+))?""")
START = re.compile(r"<[/]?([a-zA-Z][\w.:-]*)|<!--")
TABLE = '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table'
DEEPEST = 60  # elements in each other

Report = Callable[[int, str], None]
RecordLink = Callable[[str, str, int], None]


def is_html(raw: str) -> bool:
    """Tell whether a piece that looks like a tag is one of HTML, or a comment."""
    found = START.match(raw)
    return found is not None and (not found[1] or found[1].lower() in ALLOWED or found[1].lower() in TAKEN_OUT)


class RawHtml:
    """The reader of a document's raw HTML, piece by piece; `report` gets mistakes, `record_link` addresses, with their offsets."""

    def __init__(self, report: Report, record_link: RecordLink) -> None:
        """Start with no open elements."""
        self.report, self.record_link = report, record_link
        self.open: list[tuple[str, int]] = []
        self.is_too_deep = False  # were more elements open at once than a browser should have to follow

    def rewrite(self, raw: str, at: int) -> str:
        """Rewrite a piece for the cleaner; `at` is its offset."""
        pieces, done, offset = [], 0, at
        while found := TAG.search(raw, done):
            before = raw[done : found.start()]
            offset += len(before.encode())
            end = raw.find("-->", found.start()) + 3 if found[0] == "<!--" else found.end()
            if end < 3:
                self.report(offset, "begins a comment that never ends, and hides all that follows; end it with -->")
                break
            pieces += [before, "" if found[0] == "<!--" else self.rewrite_tag(found, offset)]
            offset += len(raw[found.start() : end].encode())
            done = end
        return "".join((*pieces, raw[done:] if found is None else escape(raw[done:], quote=False)))

    def rewrite_tag(self, found: re.Match[str], at: int) -> str:
        """Rewrite one tag, or a `<` that begins none."""
        whole, name = found[0], (found[2] or "").lower()
        if not name or not is_html(whole):
            return escape(whole, quote=False)
        if found[1]:
            if name == "h1":
                return "</h2>"
            return "</table></div>" if self.close(name) and name == "table" else whole
        self.check_tag(name, found[3], at)
        if name == "h1":
            return "<h2" + whole[3:]
        if name not in ENDLESS and name in ALLOWED:
            self.open.append((name, at))
            self.is_too_deep = self.is_too_deep or len(self.open) > DEEPEST
        return TABLE + whole[len("<table") :] if name == "table" else whole

    def check_tag(self, name: str, typed: str, at: int) -> None:
        """Note what of a start tag would be taken out, and its addresses."""
        if name not in ALLOWED:
            cure = (
                "start headings at <h2>" if name == "h1" else f"delete it, or write `<{name}>` in backticks to show it"
            )
            self.report(at, f"<{name}> is taken out of a page; {cure}")
            return
        values: dict[str, str] = {}
        for attribute, typed_value in parse_attributes(typed):
            values.setdefault(attribute, typed_value)  # the first counts, as in browsers
        for attribute, typed_value in values.items():
            if attribute not in ATTRIBUTES.get(name, ()) and attribute not in EVERYWHERE:
                self.report(at, f"{attribute}= of <{name}> is taken out of a page; delete it")
            elif attribute == "id" and typed_value in RESERVED_IDS:
                self.report(at, f"the id {typed_value!r} is one of the site's own; take another")
        if name == "img" and not values.get("alt", " ").strip() and "alt" in values:
            return  # an image that says of itself that it shows nothing
        if name == "img" and "alt" not in values:
            self.report(at, "has an image without words; say what it shows: ![words](…)")
        for attribute in ("href", "src", "cite"):
            if attribute in values and attribute in ATTRIBUTES.get(name, ()):
                self.record_link(attribute, values[attribute], at)

    def close(self, name: str) -> bool:
        """Note an element's end, and tell whether it was open."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == name:
                del self.open[index]
                return True
        return False

    def report_unclosed(self) -> None:
        """Note the elements that were never closed."""
        for name, at in self.open:
            self.report(
                at, f"<{name}> is never closed; write </{name}> behind it, or `<{name}>` in backticks to show it"
            )


def parse_attributes(typed: str) -> Iterator[tuple[str, str]]:
    """Yield names and values in a start tag."""
    for found in ATTRIBUTE.finditer(typed):
        yield found[1].lower(), unescape((found[2] or "").strip("\"'"))
