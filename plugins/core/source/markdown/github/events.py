"""GitHub's Markdown: HTML from the parser's events, each of which knows its place in the source."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pyromark

from plugins.core.source.markdown.conversion import Conversion, Rules
from plugins.core.source.markdown.github.blocks import Blocks
from plugins.core.source.markdown.github.inlines import TooDeepError

OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_GFM
    | pyromark.Options.ENABLE_DEFINITION_LIST
)
BODIES = pyromark.Markdown(options=OPTIONS | pyromark.Options.ENABLE_FOOTNOTES)
FIELDS = pyromark.Markdown(options=OPTIONS)
SIMPLE = {
    "Paragraph": ("<p>", "</p>\n"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<del>", "</del>"),
    "Item": ("<li>", "</li>\n"),
    "DefinitionList": ("<dl>\n", "</dl>\n"),
    "DefinitionListTitle": ("<dt>", "</dt>\n"),
    "TableHead": ("<thead>\n<tr>\n", "</tr>\n</thead>\n<tbody>\n"),
    "TableRow": ("<tr>\n", "</tr>\n"),
}
METHODS = {  # of Blocks and Inlines, behind `start_` and `end_`
    "Link": "link", "Image": "image", "Heading": "heading", "Table": "table", "BlockQuote": "quote", "CodeBlock": "code",
    "HtmlBlock": "html", "List": "list", "FootnoteDefinition": "note", "TableCell": "cell",
    "DefinitionListDefinition": "definition",
}  # fmt: skip
CELLS = {"TableHead": "th", "TableRow": "td"}
LEAVES = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
# possessive, so that no line takes long
TABLE_LINE = re.compile(r"^([ \t>]*+)((?=[|:-])(?=[^\n|]*+\|)[ \t:|-]++)$", re.MULTILINE)
DEEPEST = 100  # elements in each other
REWRITINGS = 20


def convert_github(text: str, rules: Rules) -> Conversion:
    """Return the HTML of a text, not cleaned yet, with its links and mistakes.

    A block that looks like HTML and is none (`<hostname>` on a line of its own) is Markdown: a backslash is put before it, and the
    text is read again.
    """
    if "\t" in text:  # the parser takes no tab in the line below a table's head
        text = TABLE_LINE.sub(lambda line: line[1] + line[2].replace("\t", " "), text)
    for _ in range(REWRITINGS):
        page = Page(text, rules)
        try:
            conversion = page.convert()
        except TooDeepError as error:
            return Conversion("", (), ((page.lines.find_line(error.at), str(error)),))
        if not page.no_marks:
            break
        text = insert_backslashes(page.lines.data, page.no_marks)
    return conversion


def insert_backslashes(data: bytes, offsets: Sequence[int]) -> str:
    """Return the text with a backslash at each of some offsets."""
    edges = [0, *offsets, len(data)]
    return b"\\".join(data[start:end] for start, end in pairwise(edges)).decode()


class Page(Blocks):
    """The writer of one text's HTML, from the parser's events."""

    def __init__(self, text: str, rules: Rules) -> None:
        """Start with nothing written."""
        super().__init__(text, rules)
        self.depth = 0
        self.handlers: dict[str, Any] = {
            "Text": self.write_text, "Code": self.write_code, "InlineHtml": self.write_html, "Html": self.write_text,
            "FootnoteReference": self.write_reference, "TaskListMarker": self.write_checkbox,
            "Start": self.start, "End": self.end,
        }  # fmt: skip
        self.starts = {kind: getattr(self, f"start_{name}") for kind, name in METHODS.items()}
        self.ends = {kind: getattr(self, f"end_{name}") for kind, name in METHODS.items()}

    def convert(self) -> Conversion:
        """Return the HTML, links and mistakes of the whole text."""
        parser, handlers = FIELDS if self.rules.is_field else BODIES, self.handlers
        for event, place in parser.events_with_range(self.text, merge_text=True):
            if isinstance(event, str):
                self.write_leaf(event)
            else:
                for kind, value in event.items():
                    handlers[kind](value, place["start"])
        self.raw.report_unclosed()
        for name, at in () if self.rules.is_python else self.notes.list_unused():
            self.report(
                at, f"nothing refers to the note [^{name}], so it is not shown; write [^{name}] where it belongs"
            )
        html = "".join(self.out) + self.notes.render()
        return Conversion(html, tuple(self.links), tuple(sorted(self.mistakes)))

    def write_leaf(self, event: str) -> None:
        """Write the HTML of an event without a value, such as a line's end."""
        for words in (self.alt, self.heading):
            if words is not None:
                words.append(" ")
        if self.alt is None:
            self.out.append(LEAVES[event])

    def start(self, tag: Any, at: int) -> None:
        """Write the beginning of an element of any kind."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise TooDeepError(at)
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if self.alt is not None and name != "Image":
            return
        if name not in SIMPLE:
            self.starts[name](value, at)
            return
        if name == "Item":
            self.items.append(len(self.out))
        elif name in CELLS:
            self.start_row(CELLS[name])
        self.out.append(SIMPLE[name][0])

    def end(self, tag: Any, _at: int) -> None:
        """Write the end of an element of any kind."""
        self.depth -= 1
        name, value = (tag, None) if isinstance(tag, str) else next(iter(tag.items()))
        if self.alt is not None and name != "Image":
            return
        if name not in SIMPLE:
            self.ends[name](value)
            return
        if name == "Item":
            self.items.pop()
        self.out.append(SIMPLE[name][1])
