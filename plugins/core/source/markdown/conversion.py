"""A converted text: its HTML, its links and its mistakes."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple


class Link(NamedTuple):
    """A link or an image: `href` or `src`, its address as typed, and its line from 0."""

    attribute: str
    address: str
    line: int


class Rules(NamedTuple):
    """The rules for reading a text: the schemes that links may have beside the harmless ones, and the sort of text.

    A field has no footnotes and no ids, since several share a page. A text in Python-Markdown's dialect is read for its links and
    mistakes, and may have that dialect's marks.
    """

    schemes: frozenset[str] = frozenset()
    is_field: bool = False
    is_python: bool = False


class Conversion(NamedTuple):
    """Safe HTML, every link in it, and every mistake with its line from 0."""

    html: str
    links: tuple[Link, ...] = ()
    mistakes: tuple[tuple[int, str], ...] = ()


class Lines:
    """The lines of a text, counted from 0, found by the offset of a byte."""

    def __init__(self, text: str) -> None:
        """Keep the text; lines are counted when somebody asks."""
        self.text = text

    @cached_property
    def data(self) -> bytes:
        """The text in UTF-8, in which offsets count."""
        return self.text.encode()

    @cached_property
    def ends(self) -> list[int]:
        """The offset of each line's end."""
        ends, at = [], -1
        while (at := self.data.find(b"\n", at + 1)) >= 0:
            ends.append(at)
        return ends

    def find_line(self, offset: int) -> int:
        """Return the line of a byte."""
        return bisect_right(self.ends, offset - 1)

    def get_row(self, offset: int) -> str:
        """Return the text of the line of a byte."""
        line = self.find_line(offset)
        start, end = self.ends[line - 1] + 1 if line else 0, (*self.ends[line : line + 1], len(self.data))[0]
        return self.data[start:end].decode()
