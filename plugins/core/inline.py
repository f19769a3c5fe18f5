"""Python-Markdown's inline pass without its idle work: no pattern is tried whose trigger is absent.

The output is the stock one to the byte (tests/core/test_inline.py compares them): a pattern that needs a character cannot match
a text without it, and what earlier patterns put in place of their matches holds none of these characters.
"""

from functools import cache
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from pygments.formatters import HtmlFormatter

# What a text must hold, one of at most two things, for each of Python-Markdown 3.11's patterns to match.
# A pattern that is not here is always tried.
TRIGGERS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}


class TriggeredInlineProcessor(InlineProcessor):
    """Applies the inline patterns in their order, leaving out those that cannot match."""

    def __init__(self, md: Markdown) -> None:
        """Take the patterns as they are registered now."""
        super().__init__(md)
        registered = md.inlinePatterns
        known = {id(registered[name]): needed for name, needed in TRIGGERS.items() if name in registered}
        needed = [known.get(id(pattern), ("",)) for pattern in registered]
        self.tried = [(pattern, each[0], each[-1]) for pattern, each in zip(registered, needed, strict=True)]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  the base class's names
        """A text with every match put aside; called by the base class, whose private method this stands for."""
        if isinstance(data, AtomicString):
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self.tried)):
            pattern, trigger, other = self.tried[index]
            matched, start = trigger in data or other in data, 0
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


class TriggeredInline(Extension):
    """Puts `TriggeredInlineProcessor` in the place of the stock inline pass; to be the last of the extensions."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        """Replace the tree processor under its own name and priority."""
        md.treeprocessors.register(TriggeredInlineProcessor(md), "inline", 20)


def kept_formatter(lang_str: str, **options: Any) -> "HtmlFormatter[str]":
    """Pygments' HTML formatter for these options, made once: it is the same for every block of code."""
    return formatter_for(tuple(sorted(options.items())))


@cache
def formatter_for(options: tuple[tuple[str, Any], ...]) -> "HtmlFormatter[str]":
    """A formatter; it keeps nothing of what it formatted."""
    return HtmlFormatter(**dict(options))
