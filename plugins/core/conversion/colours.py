"""Code as coloured HTML: all that needs Pygments, which takes longer to import than Python-Markdown itself."""

from functools import cache, lru_cache
from typing import Any

from markdown import Markdown
from markdown.extensions.codehilite import CodeHilite, CodeHiliteExtension, HiliteTreeprocessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor, FencedCodeExtension
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

CODE = {"guess_lang": False, "css_class": "codehilite"}


def coloured(code: str, language: str) -> str:
    """A fenced block as Python-Markdown colours it; plain text where the language is unknown or not given.

    A lexer is made for each block, since some remember what they read; the formatter keeps nothing.
    """
    return highlight(code.strip("\n"), lexer_class(language)(**options()), formatter())


@lru_cache(maxsize=100)
def lexer_class(language: str) -> type[Lexer]:
    """The lexer of a language; looking for one that does not exist asks every installed package."""
    try:
        return find_lexer_class_by_name(language)
    except ClassNotFound:
        return find_lexer_class_by_name("text")


@cache
def formatter() -> "HtmlFormatter[str]":
    """The one formatter, whose making costs as much as a block of code."""
    return HtmlFormatter(**options())


@cache
def options() -> dict[str, Any]:
    """What Python-Markdown tells Pygments."""
    settings = extension_settings()
    made: dict[str, Any] = CodeHilite("", style=settings.pop("pygments_style"), **settings).options
    return made


def extension_settings() -> dict[str, Any]:
    """The settings of Python-Markdown's extension for code."""
    return dict(CodeHiliteExtension(**CODE).getConfigs())


def stock_fenced_code(md: Markdown) -> FencedBlockPreprocessor:
    """Python-Markdown's own class for fenced blocks."""
    made = FencedBlockPreprocessor(md, FencedCodeExtension().getConfigs())
    made.checked_for_deps = True
    made.codehilite_conf = extension_settings()
    return made


def stock_indented_code(md: Markdown) -> HiliteTreeprocessor:
    """Python-Markdown's own class for indented blocks."""
    made = HiliteTreeprocessor(md)
    made.config = extension_settings()
    return made
