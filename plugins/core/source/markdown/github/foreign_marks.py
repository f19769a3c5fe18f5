"""Marks of other Markdown dialects, and of pictures that GitHub draws: they would be shown as typed, so each is a mistake."""

import re

ALERT = "write `> [!NOTE]` (or TIP, IMPORTANT, WARNING, CAUTION), and the lines below it behind `> ` as well"
AT_START = (
    (re.compile(r"(?:!!!|\?\?\?\+?|:{3,}) ?\w+"), ALERT),
    (re.compile(r"\[!\w+\]"), f"nothing else stands on the line of an alert; {ALERT}"),
    (re.compile(r'=== "'), "write headings in place of tabs"),
    (re.compile(r"\[TOC\]"), "delete it; a page that needs it is better cut into several"),
    (re.compile(r"\*\[[^\]\n]{1,60}\]:"), 'say the long form once in brackets, or write <abbr title="…">…</abbr>'),
)
FIRST = frozenset("!?:=[*")
NO_NOTE = re.compile(r"\[\^[^\]\s]{1,60}\]")
ATTRIBUTES = re.compile(r"\{:[^{}]{0,80}\}\Z")
EMOJI = re.compile(r"(?<!\S):[a-z0-9+-][a-z0-9_+-]{0,40}(?<=[a-z0-9]):(?![\w:])")
DRAWN = {"mermaid", "math", "geojson", "topojson", "stl"}  # docs.github.com, "Working with advanced formatting"
HEADING_ID = re.compile(r"\{[#.][\w-]+[^{}]{0,80}\}\Z")


def find_mark_at_start(text: str) -> str:
    """Return the mistake in a paragraph that begins with these words; empty if there is none."""
    if text[:1] not in FIRST:
        return ""
    for pattern, cure in AT_START:
        if found := pattern.match(text):
            return f"{found[0]!r} is shown as typed; {cure}"
    return ""


def find_mark_inside(text: str) -> str:
    """Return the mistake somewhere in a text; empty if there is none."""
    if "[^" in text and (found := NO_NOTE.search(text)):
        return f"{found[0]!r} is shown as typed, since there is no such note; write it as `{found[0]}: …`, or code in backticks"
    if text.endswith("}") and (found := ATTRIBUTES.search(text)):
        return f"{found[0]!r} is shown as typed; delete it"
    if ":" in text and (found := EMOJI.search(text)):
        return f"{found[0]!r} is shown as typed; write the sign itself, such as 🎉, or code in backticks"
    return ""


def find_drawn_fence(language: str) -> str:
    """Return the mistake in a fence of this language; empty if there is none."""
    if language not in DRAWN:
        return ""
    return (
        f"'```{language}' is shown as code and not drawn; put an image into content/images/, or name the language text"
    )


def find_mark_in_heading(text: str) -> str:
    """Return the mistake in a heading; empty if there is none."""
    if text.endswith("}") and (found := HEADING_ID.search(text)):
        return f"{found[0]!r} is shown as typed; delete it, since headings get an id made of their words"
    return ""
