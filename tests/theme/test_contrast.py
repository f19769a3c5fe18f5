"""The colours of the theme can be read: WCAG 2.2 contrast of every pair that meets on a page, light and dark."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "theme" / "static" / "css" / "tokens.css"

# Text at any size needs 4.5:1 (WCAG 1.4.3).
TEXT_PAIRS = [
    ("text", "page"), ("text", "surface"), ("text", "accent-surface"), ("text-quiet", "page"),
    ("text-quiet", "surface"), ("accent", "page"), ("accent", "surface"), ("accent", "accent-surface"),
    ("text", "warning-surface"), ("text", "bad-surface"), ("accent", "warning-surface"), ("accent", "bad-surface"),
    ("warning", "warning-surface"), ("good", "page"), ("good", "good-surface"), ("caution", "page"),
    ("caution", "caution-surface"), ("bad", "page"), ("bad", "bad-surface"), ("bad", "surface"), ("resting", "page"),
    ("resting", "resting-surface"), ("code-comment", "surface"), ("code-keyword", "surface"),
    ("code-string", "surface"), ("code-number", "surface"), ("code-name", "surface"),
]  # fmt: skip

# The outline of the focus and the edges of controls and notices need 3:1 (WCAG 1.4.11).
EDGE_PAIRS = [
    ("focus", "page"), ("focus", "surface"), ("focus", "accent-surface"), ("focus", "good-surface"),
    ("focus", "caution-surface"), ("focus", "bad-surface"), ("focus", "resting-surface"), ("line-strong", "page"),
    ("warning-line", "page"), ("warning-line", "surface"), ("bad", "page"),
]  # fmt: skip

# Lines that only divide what space divides already: nothing is lost to who does not see them.
DECORATION = {"line"}


def read_colours(css: str) -> dict[str, str]:
    """Give every custom property of a piece of CSS that is a colour: name without dashes to #rrggbb."""
    found = re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})\s*;", css)
    return dict(found)


def read_schemes() -> dict[str, dict[str, str]]:
    """Give the colours of the light and of the dark scheme."""
    light, dark = TOKENS.read_text(encoding="utf-8").split("@media screen and (prefers-color-scheme: dark)")
    return {"light": read_colours(light), "dark": read_colours(dark)}


def luminance(colour: str) -> float:
    """Give the relative luminance of #rrggbb, 0 to 1 (WCAG 2.2, glossary)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, glossary)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("colour", "surface", "least"),
    [(*pair, least) for pairs, least in ((TEXT_PAIRS, 4.5), (EDGE_PAIRS, 3)) for pair in pairs],
)
def test_colour_on_its_surface(scheme, colour, surface, least):
    """Text reaches 4.5:1 on every surface it stands on, and what is drawn to be seen 3:1 on what is behind it."""
    colours = read_schemes()[scheme]

    ratio = contrast(colours[colour], colours[surface])

    assert ratio >= least, f"--{colour} on --{surface} ({scheme}): {ratio:.2f}"


def test_every_colour_in_both_schemes():
    """Dark mode gives every colour again and adds none."""
    schemes = read_schemes()

    assert sorted(schemes["light"]) == sorted(schemes["dark"])


def test_every_colour_measured():
    """No colour is declared without a pair that is measured above."""
    measured = {role for pair in TEXT_PAIRS + EDGE_PAIRS for role in pair}

    unmeasured = set(read_schemes()["light"]) - measured - DECORATION

    assert unmeasured == set()


def test_colours_only_in_tokens():
    """No other style sheet names a colour of its own, except black and grey ink on white paper."""
    sheets = [sheet for sheet in TOKENS.parent.glob("*.css") if sheet.name not in ("tokens.css", "print.css")]

    named = {
        sheet.name: re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)\(", sheet.read_text()) for sheet in sheets
    }

    assert sheets
    assert {name: colours for name, colours in named.items() if colours} == {}
