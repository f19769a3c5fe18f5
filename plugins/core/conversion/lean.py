"""Python-Markdown put together from the classes of this package."""

from typing import Any, Self
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from plugins.core.conversion.blocks import Table, TriggeredBlockParser, moved
from plugins.core.conversion.code import FencedCode, IndentedCode, Kept
from plugins.core.conversion.inline import TriggeredInlineProcessor
from plugins.core.conversion.texts import HtmlBlocks, RawHtml, Whitespace, serialize
from plugins.core.conversion.trees import BLOCKS, HeadingIdExtension, Prettify, Unescape, heading_id


class LeanMarkdown(Markdown):
    """Python-Markdown with another block parser and serialiser."""

    output_formats = {**Markdown.output_formats, "xhtml": serialize}  # noqa: RUF012  as in the base class

    def build_parser(self) -> Self:
        """Replace the block parser before extensions add to it."""
        super().build_parser()
        self.parser = moved(self.parser, TriggeredBlockParser(self))
        return self

    def is_block_level(self, tag: Any) -> bool:
        """Whether a tag is one of a block; asked for each element several times."""
        return isinstance(tag, str) and tag.lower().rstrip("/") in BLOCKS


class AlignmentAsClass(Treeprocessor):
    """Turn the style of an aligned cell into a class, since the site's policy allows no inline style."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for cell in (*root.iter("td"), *root.iter("th")):
            style = cell.attrib.pop("style", "")
            if style:
                cell.set("class", "align-" + style.removeprefix("text-align: ").rstrip(";"))


class Alignment(Extension):
    """Registers `AlignmentAsClass`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Run after the tables are built and the inline patterns are done."""
        md.treeprocessors.register(AlignmentAsClass(md), "alignment", 5)


class Lean(Extension):
    """Puts this package's classes in the places of the stock ones; to be the last of the extensions."""

    def __init__(self, kept: Kept | None) -> None:
        """Keep coloured code in `kept`, if given."""
        super().__init__()
        self.kept = kept

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Register each under its own name and priority."""
        md.preprocessors.register(Whitespace(md), "normalize_whitespace", 30)
        md.preprocessors.register(FencedCode(md, self.kept), "fenced_code_block", 25)
        md.preprocessors.register(HtmlBlocks(md), "html_block", 20)
        md.parser.blockprocessors.register(Table(md.parser, TableExtension().getConfigs()), "table", 75)
        md.treeprocessors.register(IndentedCode(md), "hilite", 30)
        md.treeprocessors.register(TriggeredInlineProcessor(md), "inline", 20)
        md.treeprocessors.register(Prettify(md), "prettify", 10)
        md.treeprocessors.register(Unescape(md), "unescape", 0)
        md.postprocessors.register(RawHtml(md), "raw_html", 30)


def for_bodies(kept: Kept | None = None) -> Markdown:
    """Converts whole documents: with ids for headings, and footnotes."""
    headings = HeadingIdExtension(slugify=heading_id, marker="")
    return LeanMarkdown(extensions=[*both(), FootnoteExtension(), headings, Alignment(), Lean(kept)])


def for_fields(kept: Kept | None = None) -> Markdown:
    """Converts short texts, several of which share a page."""
    return LeanMarkdown(extensions=[*both(), Alignment(), Lean(kept)])


def both() -> tuple[Extension, ...]:
    """The extensions of all texts."""
    return AbbrExtension(), SaneListExtension(), TableExtension(), DefListExtension()
