"""Markdown as the HTML of a page."""

import time

import pytest

from plugins.core.markdown import Converter, TooDeepError, markdown_mistakes
from plugins.core.plain_html import first_paragraph, plain_text

CONVERTER = Converter()


def test_aligned_table():
    """A column's alignment is a class, since the site's policy allows no inline style."""
    html = CONVERTER.body("a | b | c | d\n:--|:-:|--:|--\n1 | 2 | 3 | 4\n")

    assert "style" not in html
    assert '<td class="align-left">1</td>' in html
    assert '<th class="align-center">b</th>' in html
    assert '<td class="align-right">3</td>' in html
    assert "<td>4</td>" in html


def test_wide_things():
    """Tables and code can be scrolled from the keyboard."""
    html = CONVERTER.body("a | b\n--|--\n1 | 2\n\n```\ncode\n```\n")

    assert html.count('tabindex="0"') == 2
    assert html.count("<div") == html.count("</div>")


def test_heading_ids():
    """Headings can be linked, twice the same words too, and never take an id of the theme."""
    html = CONVERTER.body("## Words\n\n## Words\n\n## Main\n\n## Search\n")

    assert all(f'id="{id}"' in html for id in ("words", "words_1", "main-1", "search-1"))


def test_headings_in_a_field():
    """Several fields share a page, so their headings have no ids."""
    assert "id=" not in CONVERTER.field("## Words\n\n### More\n")


def test_one_converter_for_many_texts():
    """What one text defines is unknown to the next."""
    CONVERTER.body("[x]: https://example.com\n*[abc]: words\n\n[^1]\n\n[^1]: note\n\n## Words\n")

    assert CONVERTER.body("[x] abc [^1]\n\n## Words\n") == Converter().body("[x] abc [^1]\n\n## Words\n")


@pytest.mark.parametrize(
    "text",
    ["- " * 2000 + "a", "1. " * 500 + "a", "a\n:   b\n" * 1000, "\n".join("    " * n + "- a" for n in range(150))],
    ids=["bullets", "numbers", "definitions", "indentation"],
)
def test_nested_too_deep(text):
    """Lists that Python-Markdown cannot follow are refused in words, and the next text is converted as ever."""
    converter = Converter()
    start = time.monotonic()

    try:
        converter.body(text)
    except TooDeepError as error:
        assert "flatten" in str(error)

    assert converter.body("*a*") == "<p><em>a</em></p>"
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("text", "mistakes"),
    [
        ("## A\n\n### B\n\n## C\n", {}),
        ("# A\n", {0: "'# A' is a second title; start headings at `##`"}),
        ("A\n===\n", {0: "'A' is a second title; write it as `## A`"}),
        ("### A\n", {0: "'### A' skips a level; write it with 2 `#`"}),
        ("## A\n\n#### B\n", {2: "'#### B' skips a level; write it with 3 `#`"}),
        ("```\n# a comment\n```\n\n# A\n", {4: "'# A' is a second title; start headings at `##`"}),
        ("````\n```\n# a\n```\n# b\n````\n# C\n", {6: "'# C' is a second title; start headings at `##`"}),
        ("~~~\n```\n# a\n~~~\n# B\n", {4: "'# B' is a second title; start headings at `##`"}),
        ("    # indented code\n", {}),
        ("a\n\n===\n", {}),
        ("![](x)\n", {0: "has an image without words; say what it shows: ![words](…)"}),
        ("a\n\n![  ](x) ![b](y)\n", {2: "has an image without words; say what it shows: ![words](…)"}),
        ("<img src='{static}/x.png'>\n", {0: "has an image without words; say what it shows: ![words](…)"}),
        ("<img alt='x' src='{static}/x.png'>\n", {}),
        ("`![](x)`\n", {}),
    ],
)
def test_mistakes(text, mistakes):
    """Headings out of order and wordless images are told with their line; what stands in code is neither."""
    assert dict(markdown_mistakes(text)) == mistakes


def test_plain_text():
    """Words on one line, without tags, entities and footnotes."""
    html = CONVERTER.body("A *b* &amp; c[^1]\n\n- d\n\n[^1]: note\n")

    assert plain_text(html) == "A b & c d"
    assert first_paragraph(html) == "A b & c"


@pytest.mark.parametrize(("text", "first"), [("", ""), ("## A\n", ""), ("- a\n\nb\n", "b"), ("![a](x)\n\nb\n", "b")])
def test_first_paragraph(text, first):
    """The first paragraph with words, if there is one."""
    assert first_paragraph(CONVERTER.body(text)) == first
