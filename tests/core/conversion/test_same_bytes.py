"""The converter without idle work against stock Python-Markdown: the same bytes, before anything is sanitised."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.markdown import Converter
from tests.core.conversion.stock import BODIES, FIELDS
from tests.core.conversion.torture import LINES, TORTURE
from tests.core.payloads import payloads

CONTENT = Path(__file__).parents[3] / "content"
OURS = Converter()
SIGNS = (
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
    "<",
    ">",
    "&",
    '"title"',
    "|",
)
WORDS = (
    "a", "word", " ", "  ", "    ", "\n", "\n\n", "  \n", "\t", " \n", "\r\n", "é", "\u200b", "\u0663", "\u2028", "\x02", "\x03",
    "&amp;", "&#65;", "&#65 ", "<b>", "</b>", "<div>", "</div>", "<!-- x -->", "<https://example.test>", "<a@example.test>",
    "{filename}/x.md", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03", "\x0292\x03",
)  # fmt: skip


def same(text: str) -> None:
    """Both converters give the same bytes, as a document and as a field."""
    assert OURS.bodies.reset().convert(text) == BODIES.reset().convert(text)
    assert OURS.fields.reset().convert(text) == FIELDS.reset().convert(text)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_demo_texts(path):
    """Every text of the demo comes out as stock Python-Markdown makes it."""
    same(path.read_text(encoding="utf-8").split("---\n", 2)[2])


@pytest.mark.parametrize("text", TORTURE)
def test_torture(text):
    """So does what Markdown's implementations disagree about."""
    same(text)


@pytest.mark.parametrize("wrap", ["{}", "Text {} text", "- {}", "> {}", "## {}", "| a |\n|---|\n| {} |", "{}\n\n{}"])
def test_payloads(wrap):
    """So do texts that attack."""
    for payload in payloads():
        same(wrap.replace("{}", payload))


def test_all_torture_at_once():
    """So do all of them in one document, each beside each."""
    same("\n\n".join(TORTURE))
    same("\n".join(TORTURE))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from((*SIGNS, *WORDS, *LINES)), max_size=40).map("".join))
def test_random_heaps(text):
    """So does any heap of Markdown's characters."""
    same(text)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(("", " ", "   ", "    ", "> ", "- ", "1. ")), st.sampled_from(LINES)), max_size=25
    )
)
def test_random_lines(lines):
    """So does any sequence of lines, indented and quoted at will."""
    same("\n".join(before + line for before, line in lines))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(TORTURE), max_size=5).map("\n\n".join), st.sampled_from(("", "\n", "```\n")))
def test_random_documents(text, end):
    """So does any sequence of whole passages."""
    same(text + end)
