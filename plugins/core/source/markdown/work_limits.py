"""Limits on what Python-Markdown is given: its work on a paragraph grows with the square of its length.

It reads a paragraph anew for each of its lines, and goes to the paragraph's end for each mark that may have another there; for a
`<` without `>` it goes to the end of the text. So marks, or lines, are counted times the characters that are read again for
each. What people write stays far below the limit: a list of 500 lines without a blank line, or a paragraph of a hundred links.
"""

import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

MOST = 30_000_000  # characters that are read again; about a second
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
FENCE = re.compile(
    r"^(?P<fence>`{3,}+|~{3,}+)[^\n]*\n(?P<code>(?:(?!(?P=fence)[ ]*$)[^\n]*\n)*+)(?P=fence)[ ]*$", re.MULTILINE
)
BLANK = re.compile(r"[^\S\n]{1000}")  # Python-Markdown looks for the end of such a run from each of its places
UNCLOSED = re.compile(r"<(?=[^<>]*+(?:<|\Z))")
LINE = re.compile(r"\n(?![ ]*\|)")  # a table is read in one go
COSTS = {
    **dict.fromkeys("`<(\\&*_", 1),
    "[": 10,
}  # to find what closes a bracket takes a step of Python for each character
CODE = re.compile(
    r"^(?:`{3}|~{3})|\n[ ]*\n(?:[ ]{4}|\t)", re.MULTILINE
)  # a fence, or the beginning of what is indented
MOST_CODE = 2000  # a thousand blocks of code, each of which takes a millisecond
MOST_NOTES = 2000  # marks of footnotes and notes, whose order Python-Markdown looks for again and again
TOO_MANY_NOTES = f"has more than {MOST_NOTES} marks of footnotes; make several pages of it"
TOO_LONG = "has a paragraph that Python-Markdown would go back in too often; part it with blank lines, put code between ``` lines"
TOO_MUCH_CODE = f"has more than {MOST_CODE} fences and indented paragraphs; make several pages of it"
TOO_BLANK = "has more than 1,000 spaces in a row; delete them"
TOO_OPEN = "has too many `<` that nothing closes; write them as &lt;, and code in backticks"


class TooMuchWorkError(Exception):
    """The error of a paragraph with too many marks for its length; `text` is its first line."""

    def __init__(self, text: str) -> None:
        """Keep where the mistake is."""
        super().__init__(TOO_LONG)
        self.text = text.lstrip().split("\n", 1)[0]


class WorkCounter(InlineProcessor):
    """The first of Python-Markdown's patterns: it finds nothing, and stops at what the others would take too long for."""

    def __init__(self, markdown: Markdown) -> None:
        """Take part in all conversions of a converter."""
        super().__init__("", markdown)
        self.work = 0
        markdown.inlinePatterns.register(self, "work", 1000)

    def getCompiledRegExp(self) -> "WorkCounter":  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        """Return what Python-Markdown searches a text with."""
        return self

    def finditer(self, text: str, _start: int) -> Iterator[re.Match[str]]:
        """Count the work on a text and find nothing."""
        self.work += len(text) * sum(text.count(mark) * cost for mark, cost in COSTS.items())
        if self.work > MOST:
            raise TooMuchWorkError(text)
        return iter(())


def find_excess(text: str) -> tuple[int, str] | None:
    """Return the line of what would be read again too often before the marks in lines are looked at, and the mistake."""
    if blank := BLANK.search(text):
        return text.count("\n", 0, blank.start()), TOO_BLANK
    for at, found in enumerate(CODE.finditer(text), 1):
        if at > MOST_CODE:
            return text.count("\n", 0, found.end()), TOO_MUCH_CODE
    bare = FENCE.sub(lambda found: "\n" * found[0].count("\n"), text)
    if bare.count("[^") > MOST_NOTES:
        return bare.count("\n", 0, bare.index("[^")), TOO_MANY_NOTES
    work = 0
    for found in PARAGRAPH.finditer(bare):
        work += (found.end() - found.start()) * len(LINE.findall(found[0]))
        if work > MOST:
            return bare.count("\n", 0, found.start()), TOO_LONG
    unclosed = [found.start() for found in UNCLOSED.finditer(bare)]
    if (len(unclosed) + 10 * bare.count("<![")) * len(bare) > MOST:
        return bare.count("\n", 0, unclosed[0]), TOO_OPEN
    return None
