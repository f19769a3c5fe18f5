"""Nothing that an author writes or pastes runs in a reader's browser."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.source.characters import CONTROL
from plugins.core.source.entries.links import resolve_links
from plugins.core.source.entries.plain_html import find_first_paragraph
from plugins.core.source.markdown.cleaner import get_cleaner
from plugins.core.source.markdown.converter import Converter
from tests.core.payloads import list_payloads
from tests.core.strict_html import find_complaints
from tests.examples import few_and_many
from tests.site.running_content import read_payloads

CONVERTER, PYTHON = Converter(), Converter("python")
PIECES = (
    "java", "script:", "&#1;", "&#x1;", "&#106;", "&#x6A;", "&Tab;", "&colon;", "\n", " ", "<a href='", "'>", "](", ")",
    "[x", "<b>", "</b>",
    "<p>", "<div>", "</div>", "<table>", "<td>", "<select>", "<svg>", "<math>", "<style>", "<title>", "<!--", "-->",
    "<pre>\n\n", "> ", "- ",
    "<details open onclick=x>", "<img src=x onerror=y>", "```html\n", "alert(1)", "&amp;#1;", "&#", "1;",
    "<input type=text>", "<mark class=tag>",
    "<SVG>", "<Math>", "<mtext>", "<mglyph>", "<foreignObject>", "<annotation-xml encoding='text/html'>", "<desc>", "<![CDATA[",
    "]]>", "<!--[if", "--!>", "<?", "?>", "<!DOCTYPE ", "<noscript>", "<template>", "<textarea>", "<xmp>", "<plaintext>",
    "<form>", "</p>", "</br>", "<ScRiPt>", "JAVA", "&lt;", "&lt", "&quot;", "&#34;", "&#x3c", "&NewLine;", "&ZeroWidthSpace;",
    "&#xFFFE;", "&#xd800;", "&#128;", "\x01", "\x0c", "\x85", "\u2028", "<b title=\"", "\">", "<code>", "`` ", "{: x=", "}",
    "[^n]", "\n[^n]: ", "<p markdown=1>",
)  # fmt: skip
SIGNS = list("<>\"'&#;:=/!-[](){}*_`~|\\ \n\t")
PAYLOADS = tuple(dict.fromkeys((*list_payloads(), *read_payloads())))


def test_there_are_hundreds():
    """The list is worth its name."""
    assert len(PAYLOADS) > 400


@pytest.mark.parametrize(
    "html",
    [
        "<script>", "<p onclick='x'>", "<a href='javascript:x'>", "<a href=' java\tscript:x'>", "<!-- x -->", "<p style=x>",
        "<?php x>", "<!DOCTYPE x>", "<p>\x08</p>", "<img src='data:x'>", "<svg>",
        "<q cite='javascript:x'>",
    ],
)  # fmt: skip
def test_checker_sees(html):
    """The checker of these tests complains of each thing it is for."""
    assert find_complaints(html)


@pytest.mark.parametrize("wrap", ["{}", "Text {} text", "- {}", "> {}", "## {}", "| a |\n|---|\n| {} |", "{}\n\n{}"])
def test_payloads(wrap):
    """No element, attribute, address or control character that could do something comes through, wherever it stands."""
    found = {}

    for payload in PAYLOADS:
        text = wrap.replace("{}", payload)
        html = CONVERTER.convert_body(text).html + CONVERTER.convert_field(text).html + PYTHON.convert_body(text).html
        resolved = resolve_links(html, "posts/2026/x.md", "https://it.example.com/", lambda _: "", lambda _: (0, 0))
        if said := find_complaints(html) + find_complaints(resolved):
            found[text] = said

    assert found == {}


def test_all_payloads_in_one_text():
    """One does not open a door for another."""
    assert find_complaints(CONVERTER.convert_body("\n\n".join(PAYLOADS)).html) == []


@pytest.mark.parametrize("name", ['x" onerror="alert(1).png', "x'y.png", "x<y>.png", "a b.png", "ü.png", "a%22b.png"])
def test_hostile_file_name(name):
    """A file's name stays inside the address that names it."""
    sizes = {f"images/{name}": (3, 4)}
    tag = '<img alt="x" src="{static}/images/NAME">'.replace("NAME", quote_name(name))

    html = resolve_links(tag, "p/x.md", "../", lambda _: "", lambda source: sizes.get(source, (0, 0)))

    assert find_complaints(html) == []
    assert ' width="3" height="4"' in html
    assert html.count('"') == 8
    assert " " not in html.split('src="')[1].split('"')[0]


def quote_name(name: str) -> str:
    """Return a file's name as an author would write it in an address."""
    replaced = {"%": "%25", '"': "%22", "<": "%3C", ">": "%3E", " ": "%20"}
    return "".join(replaced.get(letter, letter) for letter in name)


@pytest.mark.parametrize("dialect", [CONVERTER, PYTHON], ids=["github", "python"])
@pytest.mark.parametrize(
    "text",
    [
        "[x](java&#1;script:alert(1))", "[x](java&#x01;script:alert(1))", "<a href='java&#1;script:alert(1)'>x</a>",
        "[x](&#1;javascript:alert(1))", "![x](java&#1;script:alert(1))", "[x]: java&#1;script:alert(1)\n\n[x]",
        "<a href='java&Tab;script:alert(1)'>x</a>", "<a href='java&NewLine;script:alert(1)'>x</a>",
        "<a href='&#1;&#1;javascript:alert(1)'>x</a>", "[x](javascript&colon;alert(1))", "<java&#1;script:alert(1)>",
        "[x](java&#127;script:alert(1))", "[x](java&#8232;script:alert(1))",
    ],
)  # fmt: skip
def test_control_character_in_an_address(dialect, text):
    """A control character that a reference stands for never leaves an address that runs, and is a mistake in a link."""
    found = dialect.convert_body(text)

    assert find_complaints(found.html) == []
    assert "javascript:" not in found.html.replace("\ufffd", "?").lower()
    assert found.mistakes or "<a" not in found.html or "javascript" not in found.html.lower()


@few_and_many(100, 3000)
def test_cleaning_again(examples):
    """Whatever stands beside whatever, the HTML is harmless, its words are plain text, and cleaning it again changes nothing."""

    @given(
        st.lists(
            st.one_of(st.sampled_from(PIECES), st.sampled_from(PAYLOADS), st.sampled_from(SIGNS), st.text(max_size=5)),
            max_size=14,
        )
    )
    @settings(max_examples=examples, deadline=None)
    def clean_again(pieces: list[str]) -> None:
        for dialect in (CONVERTER, PYTHON):
            html = dialect.convert_body("".join(pieces)).html

            assert find_complaints(html) == []
            assert not CONTROL.search(unescape(html) + find_first_paragraph(html))
            assert get_cleaner(frozenset()).sanitiser.clean(html) == html
            resolved = resolve_links(html, "posts/2026/x.md", "https://it.example.com/", lambda _: "", lambda _: (3, 4))
            assert find_complaints(resolved) == []

    clean_again()


@pytest.mark.parametrize("dialect", [CONVERTER, PYTHON], ids=["github", "python"])
@pytest.mark.parametrize(
    "scheme", ["javascript:", " JaVa\tScript:", "&#106;avascript:", "java&#1;script:", "data:", "file:"]
)
@pytest.mark.parametrize("element", ["q", "blockquote"])
def test_source_of_a_quotation(dialect, scheme, element):
    """What a quotation says of its source is an address like others; an honest one stays."""
    found = dialect.convert_body(f"<{element} cite='{scheme}x'>y</{element}> <q cite='https://x.test/'>z</q>")

    assert find_complaints(found.html) == []
    assert '<q cite="https://x.test/">' in found.html
    assert found.mistakes


@pytest.mark.parametrize(
    "typed",
    [
        '<p class="notice">x</p>', '<p id="main">x</p>', '<span style="color:red">x</span>', '<input type="text" name="x">',
        '<div tabindex="5" role="button">x</div>', '<a href="x" target="_blank" onclick="y">x</a>',
    ],
)  # fmt: skip
def test_authors_cannot_take_the_themes_parts(typed):
    """Classes, ids and roles of the site's own are not to be had, and what goes is named."""
    found = CONVERTER.convert_body(typed)

    assert not any(
        word in found.html for word in ("notice", '"main"', "style", 'type="text"', "button", "target", "onclick")
    )
    assert found.mistakes or "class" in typed
