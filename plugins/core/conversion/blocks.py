"""Python-Markdown's block parser without its idle work: no block processor is tried on a block that it cannot match."""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

ANY_DIGIT = "1"  # stands for every decimal digit there is, as \d does
# With what some line of a block must begin, after spaces, for each of Python-Markdown 3.11's block processors to take it; "" is a
# blank line, " " a block that begins with a space, "|" a block of several lines with one anywhere.
# A processor that is not here is always tried.
LINE_STARTS = {
    "empty": ("",),
    "indent": (" ",),
    "defindent": (" ",),
    "code": (" ",),
    "table": ("|",),
    "hashheader": ("#",),
    "setextheader": ("=", "-"),
    "hr": ("-", "_", "*"),
    "olist": (ANY_DIGIT,),
    "ulist": ("*", "+", "-"),
    "deflist": (":",),
    "quote": (">",),
    "footnote": ("[",),
    "abbr": ("*",),
    "reference": ("[",),
}
ALWAYS = ("paragraph",)


class Signs(dict[str, int]):
    """A bit for each beginning of a line that means something, 0 for any other."""

    def __missing__(self, start: str) -> int:
        """Digits of all scripts are one sign."""
        return self[ANY_DIGIT] if start.isdecimal() else 0


class TriggeredBlockParser(BlockParser):
    """Gives each block to the processors that may match it, in their order."""

    def __init__(self, md: Markdown) -> None:
        """Start without processors; they are read when the first block comes."""
        super().__init__(md)
        found = sorted({start for starts in LINE_STARTS.values() for start in starts})
        self.signs = Signs({start: 1 << number for number, start in enumerate(found)})
        self.tried: dict[int, tuple[Any, ...]] = {}

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802  Python-Markdown's name
        """Process blocks and attach them to a node."""
        while blocks:
            block = blocks[0]
            signs = self.signs_of(block)
            for processor in self.tried.get(signs) or self.processors_for(signs):
                if processor.test(parent, block) and processor.run(parent, blocks) is not False:
                    break

    def signs_of(self, block: str) -> int:
        """The bits of all that the lines of a block begin with."""
        signs = self.signs
        found = signs[" "] if block.startswith(" ") else 0
        if "\n" not in block:
            return found | signs[block.lstrip(" ")[:1]]
        if "|" in block:
            found |= signs["|"]
        for line in block.split("\n"):
            found |= signs[line.lstrip(" ")[:1]]
        return found

    def processors_for(self, signs: int) -> tuple[Any, ...]:
        """The processors that may match a block with these signs, kept: there are few combinations."""
        registry = self.blockprocessors
        idle = {
            id(registry[name])
            for name, starts in LINE_STARTS.items()
            if name in registry and not any(signs & self.signs[start] for start in starts)
        }
        self.tried[signs] = tuple(processor for processor in registry if id(processor) not in idle)
        return self.tried[signs]


class Table(TableProcessor):
    """Builds tables; a row without code and backslashes is split at each bar."""

    def _split(self, row: str) -> list[str]:
        """The cells of a row."""
        if "`" not in row and "\\" not in row:
            return row.split("|")
        cells: list[str] = super()._split(row)  # type: ignore[misc]  # the stubs leave it out
        return cells


def moved(stock: BlockParser, parser: BlockParser) -> BlockParser:
    """The parser with the processors of a stock one, which serve it from now on."""
    for name, priority in stock.blockprocessors._priority:  # type: ignore[attr-defined]  # the stubs leave it out
        processor = stock.blockprocessors[name]
        processor.parser = parser
        parser.blockprocessors.register(processor, name, priority)
    return parser
