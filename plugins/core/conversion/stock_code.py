"""Python-Markdown's own classes for code, for what is seldom written: attributes of a fence, and indented blocks."""

from typing import Any

from markdown import Markdown
from markdown.extensions.codehilite import CodeHiliteExtension, HiliteTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension


def settings() -> dict[str, Any]:
    """The settings of the extension for code."""
    return dict(CodeHiliteExtension(guess_lang=False, css_class="codehilite").getConfigs())


def fenced_code(md: Markdown) -> FencedBlockPreprocessor:
    """The class for fenced blocks."""
    made = FencedBlockPreprocessor(md, FencedCodeExtension().getConfigs())
    made.checked_for_deps = True
    made.codehilite_conf = settings()
    return made


def indented_code(md: Markdown) -> HiliteTreeprocessor:
    """The class for indented blocks."""
    made = HiliteTreeprocessor(md)
    made.config = settings()
    return made
