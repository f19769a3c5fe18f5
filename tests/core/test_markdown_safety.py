"""Nothing that an author writes or pastes runs in a reader's browser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.links import resolve
from plugins.core.markdown import Converter
from plugins.core.plain_html import first_paragraph, plain_text
from plugins.core.source_text import CONTROL
from tests.core.payloads import payloads
from tests.core.strict_html import complaints

CONVERTER = Converter()
PAYLOADS = tuple(dict.fromkeys(payloads()))


def test_there_are_hundreds():
    """The list is worth its name."""
    assert len(PAYLOADS) > 400


@pytest.mark.parametrize(
    "html",
    [
        "<script>", "<p onclick='x'>", "<a href='javascript:x'>", "<a href=' java\tscript:x'>", "<!-- x -->", "<p style=x>",
        "<?php x>", "<!DOCTYPE x>", "<p>\x08</p>", "<img src='data:x'>", "<svg>",
    ],
)  # fmt: skip
def test_checker_sees(html):
    """The checker of these tests complains of each thing it is for."""
    assert complaints(html)


@pytest.mark.parametrize("wrap", ["{}", "Text {} text", "- {}", "> {}", "## {}", "| a |\n|---|\n| {} |", "{}\n\n{}"])
def test_payloads(wrap):
    """No element, attribute, address or control character that could do something comes through, wherever it stands."""
    found = {}

    for payload in PAYLOADS:
        text = wrap.replace("{}", payload)
        html = CONVERTER.body(text) + CONVERTER.field(text)
        resolved = resolve(html, "posts/2026/x.md", "https://it.example.com/", lambda _: "", lambda _: (0, 0))
        if said := complaints(html) + complaints(resolved):
            found[text] = said

    assert found == {}


def test_all_payloads_in_one_text():
    """One does not open a door for another."""
    assert complaints(CONVERTER.body("\n\n".join(PAYLOADS))) == []


@pytest.mark.parametrize("name", ['x" onerror="alert(1).png', "x'y.png", "x<y>.png", "a b.png", "ü.png", "a%22b.png"])
def test_hostile_file_name(name):
    """A file's name stays inside the address that names it."""
    sizes = {f"images/{name}": (3, 4)}
    tag = '<img alt="x" src="{static}/images/NAME">'.replace("NAME", quoted(name))

    html = resolve(tag, "p/x.md", "../", lambda _: "", lambda source: sizes.get(source, (0, 0)))

    assert complaints(html) == []
    assert ' width="3" height="4"' in html
    assert html.count('"') == 8
    assert " " not in html.split('src="')[1].split('"')[0]


def quoted(name: str) -> str:
    """A file's name as an author would write it in an address."""
    replaced = {"%": "%25", '"': "%22", "<": "%3C", ">": "%3E", " ": "%20"}
    return "".join(replaced.get(letter, letter) for letter in name)


@given(
    st.lists(
        st.one_of(
            st.sampled_from(PAYLOADS), st.sampled_from(list("<>\"'&#;:=/!-[](){}*_`~|\\ \n\t")), st.text(max_size=5)
        ),
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_random_text(pieces):
    """Whatever stands beside whatever, the HTML is harmless and its words are plain text."""
    html = CONVERTER.body("".join(pieces))

    assert complaints(html) == []
    assert not CONTROL.search(plain_text(html) + first_paragraph(html))
