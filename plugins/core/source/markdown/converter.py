"""The conversion of Markdown to safe HTML, with links and mistakes; all other modules of this folder serve it."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import unquote

from plugins.core.source.characters import CONFLICT, CONFLICT_MESSAGE, CONTROL
from plugins.core.source.markdown.cleaner import get_cleaner
from plugins.core.source.markdown.conversion import Conversion, Rules
from plugins.core.source.markdown.elements import RESERVED_IDS
from plugins.core.source.markdown.github.events import convert_github
from plugins.core.source.nearest_name import find_nearest_name

ID = re.compile(r'<[a-z0-9]+ (?:[a-z-]+="[^"]*" )*(?:id|name)="([^"]*)"')
REFERENCE = re.compile(r"&#[0-9a-fA-FxX]+;?")
MOST_CURES = 100  # dead links for which the nearest heading is looked for
RESTLESS = "has HTML that browsers read in different ways; close its elements in the order in which they were opened"


class Converter:
    """A converter for one dialect, `github` or `python`; links may have some `schemes` beside those of every site."""

    def __init__(self, dialect: str = "github", schemes: Iterable[str] = ()) -> None:
        """Keep the settings; libraries are set up for the first text."""
        self.schemes = frozenset(schemes)
        self.is_python = dialect == "python"

    def convert_body(self, text: str) -> Conversion:
        """Convert a whole document; `{filename}` and `{static}` links stay for `plugins.core.source.entries.links`."""
        return self.convert(text, Rules(self.schemes, is_python=self.is_python))

    def convert_field(self, text: str) -> Conversion:
        """Convert a short text, several of which share a page, without ids and footnotes."""
        return self.convert(text, Rules(self.schemes, is_field=True, is_python=self.is_python))

    def convert(self, text: str, rules: Rules) -> Conversion:
        """Convert, clean, and look at what links to a part of the text itself; marks of a merge are the one mistake of a text."""
        if conflicts := tuple(find_conflicts(text)):
            return Conversion("", (), conflicts)
        found = convert_github(text, rules)
        if self.is_python:
            from plugins.core.source.markdown.python_markdown import convert_python

            found = convert_python(text, rules, found)
        html = get_cleaner(self.schemes).clean(found.html.strip())
        mistakes = list(found.mistakes)
        if html is None:
            html = ""
            mistakes.append((0, RESTLESS))
        if "\ufffd" in html and "\ufffd" not in text:
            mistakes.append((find_control_line(text), "stands for a control character; delete it"))
        if not rules.is_field:
            mistakes += find_anchor_mistakes(found, html)
        return Conversion(html, found.links, tuple(sorted(set(mistakes))))


def find_conflicts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the marks of a merge that nobody settled."""
    if "<<<<<<<" in text or ">>>>>>>" in text:
        rows = enumerate(text.split("\n"))
        yield from ((at, f"{row!r} {CONFLICT_MESSAGE}") for at, row in rows if CONFLICT.match(row))


def find_control_line(text: str) -> int:
    """Return the line of the first control character, or reference to one; 0 if there is none."""
    references = (found for found in REFERENCE.finditer(text) if is_control(unescape(found[0])))
    found = next(references, None) or CONTROL.search(text)
    return text.count("\n", 0, found.start()) if found else 0


def is_control(character: str) -> bool:
    """Tell whether a reference stands for a control character; Python leaves some of them out, and HTML replaces others."""
    return character in ("", "\ufffd") or CONTROL.search(character) is not None


def find_anchor_mistakes(found: Conversion, html: str) -> Iterator[tuple[int, str]]:
    """Yield a mistake for every link to a part of the text that is not there."""
    wanted = [link for link in found.links if len(link.address) > 1 and link.address.startswith("#")]
    if not wanted:
        return
    ids = {unescape(id) for id in ID.findall(html)}
    parts = ((link, unquote(link.address[1:])) for link in wanted)
    dead = ((link, part) for link, part in parts if part not in ids and part not in RESERVED_IDS)
    for number, (link, part) in enumerate(dead):
        near = find_nearest_name(part, ids, 0.5) if number < MOST_CURES else None
        cure = f"did you mean #{near}?" if near else "link the words of a heading, such as #what-changes-for-you"
        yield link.line, f"the link {link.address!r} leads to no heading of this text; {cure}"
