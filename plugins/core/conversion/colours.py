"""Code as coloured HTML: all that needs Pygments, which takes longer to import than Python-Markdown itself."""

from functools import cache, lru_cache
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import find_lexer_class_by_name
from pygments.util import ClassNotFound

OPTIONS: dict[str, Any] = {  # what Python-Markdown tells Pygments
    "style": "default",
    "noclasses": False,
    "linenos": None,
    "cssclass": "codehilite",
    "wrapcode": True,
    "full": False,
}


def coloured(code: str, language: str) -> str:
    """A fenced block as Python-Markdown colours it; plain text where the language is unknown or not given.

    A lexer is made for each block, since some remember what they read; the formatter keeps nothing.
    """
    return highlight(code.strip("\n"), lexer_class(language)(**OPTIONS), formatter())


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
    return HtmlFormatter(**OPTIONS)
