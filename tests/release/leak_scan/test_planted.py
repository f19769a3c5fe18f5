"""Leaks of every kind, planted in every place that Markdown has, and texts that look like leaks and are none."""

import tomllib
from pathlib import Path

import pytest

from plugins.core.source.markdown.converter import Converter
from scripts.release.leak_scan.allowed import parse_allowed
from scripts.release.leak_scan.scan import Rules, Scan
from scripts.release.leak_scan.staff import make_staff
from scripts.release.leak_scan.text import list_pieces

DATA = tomllib.loads(Path(__file__).with_name("planted.toml").read_text(encoding="utf-8"))
URL = "https://it.nordhaven.example"
RULES = Rules(parse_allowed([], URL), make_staff(["Wiebke Petersen"], []), URL, ("secret.nordhaven.example",))
LEAKS = [(kind, value.replace("|", "")) for kind, values in DATA["leaks"].items() for value in values]
ATTRIBUTES = ['[words]({value} "a title")', '[words](https://elsewhere.example.org "{value}")', "![{value}](a.png)"]


def scan(markdown):
    """The kinds of what is found in Markdown as a page has it."""
    html = Converter().convert_body(markdown).html
    return {leak.kind for leak, _ in Scan(RULES).find_leaks(list_pieces("a.html", html))}


def write(place, value):
    """Markdown with a value at a place, also with entities, and with a letter in its midst that nobody sees."""
    plain, half, rest = (
        part if place in ("fence", "indented") else part.replace("\\", "\\\\")
        for part in (value, value[: len(value) // 2], value[len(value) // 2 :])
    )
    return DATA["places"][place].format(
        value=plain,
        escaped="".join(
            f"&#{ord(letter)};" if index % 2 else f"&#x{ord(letter):x};" for index, letter in enumerate(value)
        ),
        hidden=f"{half}\u200b{rest}",
    )


@pytest.mark.parametrize("place", DATA["places"])
def test_leaks_are_found_in(place):
    """None of the planted values gets through, wherever it stands and however it is written there."""
    missed = [value for _, value in LEAKS if not scan(write(place, value))]

    assert missed == []


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_leaks_in_attributes(attribute):
    """Addresses of links, titles and texts for those who see no image are a part of the page as well."""
    values = [value for _, value in LEAKS if not {" ", '"', "\\"} & set(value)]
    if "({value}" in attribute:
        values = [value for value in values if value.startswith("http") and "[" not in value]

    assert [value for value in values if not scan(attribute.format(value=value))] == []


def test_there_are_many_of_them():
    """What the two tests above plant is enough to say something."""
    assert len(LEAKS) * len(DATA["places"]) >= 200


@pytest.mark.parametrize("text", DATA["harmless"]["texts"])
def test_harmless_text(text):
    """What is public, an example, or prose about secrets stops nothing."""
    assert scan(text) == set()
