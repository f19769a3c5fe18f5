"""The HTML of blocks: headings, quotes and alerts, code, raw HTML, lists, notes and tables."""

import re
from typing import Any

from plugins.core.source.markdown.conversion import Rules
from plugins.core.source.markdown.github.code import read_fence, render_code
from plugins.core.source.markdown.github.footnotes import Note
from plugins.core.source.markdown.github.foreign_marks import find_drawn_fence, find_mark_in_heading
from plugins.core.source.markdown.github.heading_ids import HeadingIds
from plugins.core.source.markdown.github.inlines import Inlines
from plugins.core.source.markdown.raw_html import TABLE, is_html

ALERT = '<div class="admonition {0}">\n<p class="admonition-title"><strong>{1}</strong></p>\n'
DEFINITION = re.compile(rb" *:[ \t\n]")
ALIGNED = {"Left": ' align="left"', "Center": ' align="center"', "Right": ' align="right"', "None": ""}


class Blocks(Inlines):
    """The writer of one text's HTML, with the events of blocks."""

    def __init__(self, text: str, rules: Rules) -> None:
        """Start with nothing written."""
        super().__init__(text, rules)
        self.ids = HeadingIds()
        self.level, self.fence, self.block_at = 1, "", 0
        self.columns: tuple[str, ...] = ()
        self.column, self.cell = 0, "td"
        self.heading_at = 0
        self.notes_begun: list[tuple[str, int, list[str]]] = []  # name, offset, and what is written around it
        self.no_marks: list[int] = []  # `<` and `:` that only look like the beginning of HTML and of a definition

    def start_heading(self, heading: Any, at: int) -> None:
        """Write the beginning of a heading; its tag waits for its words."""
        self.heading, self.heading_at, self.block_at = [], len(self.out), at
        self.out.append("")

    def end_heading(self, level: str) -> None:
        """Write the end of a heading."""
        words, depth = "".join(self.heading or ()), int(level[1])
        self.heading = None
        self.check_heading(words.strip(), depth)
        shown = max(depth, 2)
        id = "" if self.rules.is_field else f' id="{self.ids.make_id(words)}"'
        self.out[self.heading_at] = f"<h{shown}{id}>"
        self.out.append(f"</h{shown}>\n")

    def check_heading(self, words: str, depth: int) -> None:
        """Name what is wrong with a heading's level."""
        typed = self.lines.get_row(self.block_at).strip() if depth == 1 or depth > self.level + 1 else ""
        if depth == 1 and "#" in typed:
            self.report(self.block_at, f"{typed!r} is a second title; start headings at `##`")
        elif depth == 1:
            self.report(self.block_at, f"{words!r} is a second title; write it as `## {words}`")
        elif depth > self.level + 1:
            self.report(self.block_at, f"{typed!r} skips a level; write it with {self.level + 1} `#`")
        self.level = max(depth, 2)
        if not self.rules.is_python and (mistake := find_mark_in_heading(words)):
            self.report(self.block_at, mistake)

    def start_definition(self, _kind: Any, at: int) -> None:
        """Write the beginning of a definition; a colon without a space behind it, as in `:-)`, begins none."""
        if not DEFINITION.match(self.lines.data, at):
            self.no_marks.append(self.lines.data.index(b":", at))
        self.out.append("<dd>")

    def end_definition(self, _kind: Any) -> None:
        """Write the end of a definition."""
        self.out.append("</dd>\n")

    def start_quote(self, alert: str | None, _at: int) -> None:
        """Write the beginning of a quote or an alert."""
        self.out.append(ALERT.format(alert.lower(), alert) if alert else "<blockquote>\n")

    def end_quote(self, alert: str | None) -> None:
        """Write the end of a quote or an alert."""
        self.out.append("</div>\n" if alert else "</blockquote>\n")

    def start_code(self, kind: Any, at: int) -> None:
        """Write the beginning of a block of code; an indented one has no language."""
        self.captured, self.fence, self.block_at = [], "" if kind == "Indented" else kind["Fenced"], at

    def end_code(self, _kind: Any) -> None:
        """Write the end of a block of code."""
        code, self.captured = "".join(self.captured or ()), None
        fence = read_fence(self.fence)
        if not self.rules.is_python and (mistake := find_drawn_fence(fence.language)):
            self.report(self.block_at, mistake)
        self.out.append(render_code(code, fence))

    def start_html(self, _kind: Any, at: int) -> None:
        """Write the beginning of a block of HTML."""
        self.captured, self.block_at = [], at

    def end_html(self, _kind: Any) -> None:
        """Write the end of a block of HTML; one that is none is taken down, to be read as Markdown."""
        raw, self.captured = "".join(self.captured or ()), None
        if not is_html(raw.lstrip()):
            self.no_marks.append(self.lines.data.index(b"<", self.block_at))
        self.write_html(raw, self.block_at)

    def start_list(self, first: int | None, _at: int) -> None:
        """Write the beginning of a list; one with numbers says its first, unless it is 1."""
        self.out.append("<ul>\n" if first is None else "<ol>\n" if first == 1 else f'<ol start="{first}">\n')

    def end_list(self, numbered: bool) -> None:
        """Write the end of a list."""
        self.out.append("</ol>\n" if numbered else "</ul>\n")

    def start_note(self, name: str, at: int) -> None:
        """Write the beginning of a footnote, which is written apart."""
        self.notes_begun.append((name, at, self.out))
        self.out = []

    def end_note(self, _kind: Any) -> None:
        """Write the end of a footnote."""
        name, at, around = self.notes_begun.pop()
        self.notes.notes.setdefault(name, Note("".join(self.out), at))
        self.out = around

    def start_table(self, columns: tuple[str, ...], _at: int) -> None:
        """Write the beginning of a table, which can be scrolled from the keyboard where it is wide."""
        self.columns = columns
        self.out.append(f"{TABLE}>\n")

    def end_table(self, _kind: Any) -> None:
        """Write the end of a table."""
        self.out.append("</tbody>\n</table></div>\n")

    def start_row(self, cell: str) -> None:
        """Write the beginning of a row of cells of one kind."""
        self.column, self.cell = 0, cell

    def start_cell(self, _kind: Any, _at: int) -> None:
        """Write the beginning of a cell, aligned as its column is."""
        aligned = ALIGNED[self.columns[self.column]] if self.column < len(self.columns) else ""
        self.column += 1
        self.out.append(f"<{self.cell}{aligned}>")

    def end_cell(self, _kind: Any) -> None:
        """Write the end of a cell."""
        self.out.append(f"</{self.cell}>\n")
