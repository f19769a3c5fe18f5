"""Blocks of code: Pygments is imported for the first one that has not been coloured before."""

import re
from collections.abc import MutableMapping
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

Kept = MutableMapping[str, str]  # coloured code by its language and text
OPENING = re.compile(r"(?:~{3,}|`{3,})[^\n]*(?:\{|hl_lines=)")
FENCED = re.compile(
    r"(?P<fence>^(?:~{3,}|`{3,}))[ ]*(\.?(?P<lang>[\w#.+-]*)[ ]*)?\n(?P<code>.*?)(?<=\n)(?P=fence)[ ]*$",
    re.MULTILINE | re.DOTALL,
)


class FencedCode(Preprocessor):
    """Puts fenced blocks of code aside as HTML; those with attributes are left to Python-Markdown's own class."""

    def __init__(self, md: Markdown, kept: Kept | None) -> None:
        """Keep coloured code in `kept`, if given."""
        super().__init__(md)
        self.kept = kept

    def run(self, lines: list[str]) -> list[str]:
        """The lines with a mark in the place of each block."""
        if not any(line.startswith(("```", "~~~")) for line in lines):
            return lines
        text = "\n".join(lines)
        if OPENING.search(text):
            from plugins.core.conversion.stock_code import fenced_code

            return list(fenced_code(self.md).run(lines))
        index = 0
        while match := self.search(text, index):
            mark = self.md.htmlStash.store(self.coloured(match["code"], match["lang"] or ""))
            text = f"{text[: match.start()]}\n{mark}\n{text[match.end() :]}"
            index = match.start() + 1 + len(mark)
        return text.split("\n")

    def search(self, text: str, index: int) -> re.Match[str] | None:
        """The next block from an index on."""
        found = [text.find(fence, max(index - 1, 0)) + 1 for fence in ("\n```", "\n~~~")]
        starts = [0] if index == 0 and text.startswith(("```", "~~~")) else [start for start in found if start]
        return FENCED.search(text, min(starts)) if starts else None

    def coloured(self, code: str, language: str) -> str:
        """The code as HTML."""
        key = f"{language}\n{code}"
        html = self.kept.get(key) if self.kept is not None else None
        if html is None:
            from plugins.core.conversion.colours import coloured

            html = coloured(code, language)
            if self.kept is not None:
                self.kept[key] = html
        return html


class IndentedCode(Treeprocessor):
    """Colours indented blocks of code with Python-Markdown's own class."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        if next(root.iter("pre"), None) is not None:
            from plugins.core.conversion.stock_code import indented_code

            indented_code(self.md).run(root)
