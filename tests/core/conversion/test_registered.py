"""What is tried when, against what the pinned Python-Markdown registers."""

import pytest
from markdown import Markdown
from markdown.extensions.codehilite import CodeHilite

from plugins.core.conversion.blocks import ALWAYS, LINE_STARTS, Table, TriggeredBlockParser
from plugins.core.conversion.code import FENCED, FencedCode, IndentedCode
from plugins.core.conversion.colours import OPTIONS
from plugins.core.conversion.inline import TRIGGERS, TriggeredInlineProcessor
from plugins.core.conversion.stock_code import settings
from plugins.core.conversion.texts import HtmlBlocks, RawHtml, Whitespace, serialize
from plugins.core.conversion.trees import HeadingIds, Prettify, Unescape
from plugins.core.markdown import Converter
from tests.core.conversion.stock import BODIES, FIELDS

OURS = Converter()
PAIRS = pytest.mark.parametrize(
    ("ours", "stock"), [(OURS.bodies, BODIES), (OURS.fields, FIELDS)], ids=["bodies", "fields"]
)
PLACES = ("preprocessors", "inlinePatterns", "treeprocessors", "postprocessors")


def order(registry):
    """The names in a registry with their priorities, as they are run."""
    return [(item.name, item.priority) for item in (registry._sort(), registry._priority)[1]]


@PAIRS
def test_same_order(ours, stock):
    """The same things are registered in the same order; what another version adds is named here."""
    for place in PLACES:
        assert order(getattr(ours, place)) == order(getattr(stock, place))
    assert order(ours.parser.blockprocessors) == order(stock.parser.blockprocessors)


@PAIRS
def test_same_classes(ours, stock):
    """Each is the stock class, or one of ours in its place, made from it."""
    ours_alone = {"fenced_code_block": FencedCode, "hilite": IndentedCode}
    for place in (*PLACES, "parser.blockprocessors"):
        mine, theirs = ((md.parser.blockprocessors if "." in place else getattr(md, place)) for md in (ours, stock))
        for name, _ in order(theirs):
            assert isinstance(mine[name], ours_alone.get(name, type(theirs[name]))), name


def test_every_pattern_has_a_trigger():
    """No pattern of the pinned Python-Markdown is tried for nothing; a new one would be tried always, and be named here."""
    assert {name for name, _ in order(BODIES.inlinePatterns)} == set(TRIGGERS)


def test_every_block_has_a_beginning():
    """The same for blocks."""
    assert {name for name, _ in order(BODIES.parser.blockprocessors)} == {*LINE_STARTS, *ALWAYS}


def test_same_fence():
    """A fence is what Python-Markdown takes for one, its attributes left out."""
    stock = BODIES.preprocessors["fenced_code_block"].FENCED_BLOCK_RE.pattern
    plain = "".join(line.partition(" # ")[0].strip() for line in stock.split("\n"))
    attributes = r"(\{(?P<attrs>[^\n]*)\})|"
    lines = r"""(hl_lines=(?P<quot>"|')(?P<hl_lines>.*?)(?P=quot)[ ]*)?"""

    assert plain.replace(f"({attributes}", "").replace(f"{lines})", "") == FENCED.pattern


def test_same_options():
    """Pygments is told what Python-Markdown would tell it."""
    told = settings()
    style = told.pop("pygments_style")

    assert CodeHilite("", style=style, **told).options == OPTIONS


@pytest.mark.parametrize("md", [OURS.bodies, OURS.fields], ids=["bodies", "fields"])
def test_in_use(md: Markdown):
    """Bodies and fields are both converted without idle work."""
    assert isinstance(md.parser, TriggeredBlockParser)
    assert isinstance(md.parser.blockprocessors["table"], Table)
    assert isinstance(md.treeprocessors["inline"], TriggeredInlineProcessor)
    assert isinstance(md.treeprocessors["prettify"], Prettify)
    assert isinstance(md.treeprocessors["unescape"], Unescape)
    assert isinstance(md.preprocessors["normalize_whitespace"], Whitespace)
    assert isinstance(md.preprocessors["html_block"], HtmlBlocks)
    assert isinstance(md.postprocessors["raw_html"], RawHtml)
    assert md.serializer is serialize
    assert all(processor.parser is md.parser for processor in md.parser.blockprocessors)


def test_headings_in_use():
    """Headings of bodies get their ids and no table of contents."""
    assert isinstance(OURS.bodies.treeprocessors["toc"], HeadingIds)
