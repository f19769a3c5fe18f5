"""Marks that readers would see as typed, of other dialects and of what GitHub draws, are named with their line."""

import pytest

from plugins.core.source.markdown.converter import Converter

CONVERTER = Converter()


def find_mistakes(text: str, converter: Converter = CONVERTER) -> dict[int, str]:
    """Return the mistakes of a text by their lines from 0."""
    return dict(converter.convert_body(text).mistakes)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ('!!! warning "Careful"\n    x', "> [!NOTE]"), ("??? note\n    x", "> [!NOTE]"), (":::tip\nx\n:::", "> [!NOTE]"),
        ("> [!NOTE] Title\n> x", "> [!NOTE]"), ("> [!INFO]\n> x", "> [!NOTE]"), ("[TOC]", "delete it"),
        ("*[IT]: Information", "<abbr"), ('=== "Windows"\n\n    x', "headings"), ("x\n{: .note }", "delete it"),
        ("x[^1]", "no such note"),
        ("x\n\n[^1]: y", "nothing refers to"), ("## A {#b}", "headings get an id"),
    ],
)  # fmt: skip
def test_marks_of_other_dialects(typed, cure):
    """Marks that readers would see as typed are named, with what is written here instead."""
    assert any(cure in message for message in find_mistakes(f"a\n\n{typed}\n").values())


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("```mermaid\ngraph TD; A-->B\n```", "content/images/"), ("> - x\n>   ```Mermaid\n>   x\n>   ```", "content/images/"),
        ("```math\nx\n```", "content/images/"), ("``` geojson\n{}\n```", "content/images/"),
        ("Done :tada:", "write the sign itself"),
        (":+1: from us", "write the sign itself"),
        ("- *we* :white_check_mark:, then", "write the sign itself"),
        ("## Out :rocket:", "write the sign itself"),
    ],
)  # fmt: skip
def test_what_github_draws_and_this_site_does_not(typed, cure):
    """Drawings, formulas and names of emoji, which GitHub's preview shows as pictures, are named once and with their line."""
    found = CONVERTER.convert_body(f"a\n\n{typed}\n").mistakes

    assert len(found) == 1
    assert found[0][0] in (2, 3) and cure in found[0][1]


@pytest.mark.parametrize(
    "typed",
    [
        "`:tada:`", "```text\n:tada:\n```", "10:30:45", "arn:aws:iam", "a:b:c", "C:\\x:", ":::", ":-) :", "std::vec::x",
        "| a |\n|:-:|",
        "key :value", "https://x.test/:id:/y", "```mermaidx\n```", "🎉",
    ],
)  # fmt: skip
def test_colons_that_are_no_emoji(typed):
    """Times, names with colons, addresses and code are none of these."""
    assert find_mistakes(f"a\n\n{typed}\n") == {}


def test_marks_that_python_markdown_knows():
    """Content in Python-Markdown's dialect may have that dialect's marks."""
    text = '!!! warning "Careful"\n    x\n\n*[IT]: Information\n\n## A {: #b }\n\n[to b](#b)\n\n[TOC]\n'

    assert find_mistakes(text, Converter("python")) == {}
