"""The inline pass that leaves out idle work against the stock one."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from plugins.core.inline import TRIGGERS, TriggeredInlineProcessor
from plugins.core.markdown import CODE, INLINE, Alignment, Converter, heading_id

CONTENT = Path(__file__).parents[2] / "content"
PIECES = (
    *(
        "*",
        "**",
        "_",
        "__",
        "***",
        "`",
        "``",
        "\\",
        "\\*",
        "[",
        "]",
        "](",
        ")",
        "![",
        "[^1]",
        "[^1]: note\n",
        "<",
        ">",
        "&",
    ),
    *(
        "&amp;",
        "&#65;",
        "<b>",
        "</b>",
        "<!-- x -->",
        "<https://example.test>",
        "<a@example.test>",
        "  \n",
        "\n",
        "\n\n",
    ),
    *(
        "a",
        "word",
        " ",
        "# ",
        "- ",
        "1. ",
        "> ",
        "    ",
        "```\ncode\n```\n",
        "[a]: /b\n",
        "[a]",
        "*[a]: abbr\n",
        "| a | b |\n",
    ),
    *("|---|--:|\n", "é", "\u200b", "{filename}/x.md", '"title"', "term\n: def\n", "---\n", "~~~\n"),
)
STOCK = Markdown(
    extensions=[*INLINE, "footnotes", "toc", Alignment()],
    extension_configs={"codehilite": CODE, "toc": {"slugify": heading_id}},
)
OURS = Converter()


def same(text: str) -> None:
    """Both converters give the same bytes, before anything is sanitised."""
    assert OURS.bodies.reset().convert(text) == STOCK.reset().convert(text)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_demo_texts(path):
    """Every text of the demo comes out as stock Python-Markdown makes it."""
    same(path.read_text(encoding="utf-8").split("---\n", 2)[2])


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_random_texts(text):
    """So does any heap of Markdown's characters."""
    same(text)


def test_every_pattern_has_a_trigger():
    """No pattern of the pinned Python-Markdown is tried for nothing; a new one would be tried always, and be named here."""
    registered = {item.name for item in OURS.bodies.inlinePatterns._priority}

    assert registered == set(TRIGGERS)


def test_it_is_in_use():
    """Bodies and fields are both converted with it."""
    assert isinstance(OURS.bodies.treeprocessors["inline"], TriggeredInlineProcessor)
    assert isinstance(OURS.fields.treeprocessors["inline"], TriggeredInlineProcessor)
