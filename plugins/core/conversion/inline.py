"""Python-Markdown's inline pass without its idle work: no pattern is tried whose trigger is absent.

A pattern that needs a character cannot match a text without it, and what earlier patterns put in place of their matches holds
none of these characters.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

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
        found = {trigger for each in needed for trigger in each}
        self.signs = tuple(one for one in sorted(found) if not any(other in one for other in found - {one}))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  the base class's names
        """A text with every match put aside; called by the base class, whose private method this stands for."""
        if isinstance(data, AtomicString):
            return data
        for sign in self.signs:
            if sign in data:
                break
        else:
            return data
        apply: Any = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index in range(patternIndex, len(self.tried)):
            pattern, trigger, other = self.tried[index]
            matched, start = trigger in data or other in data, 0
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data

    def _InlineProcessor__processPlaceholders(  # noqa: N802  the base class's name
        self,
        data: str | None,
        parent: Element,
        isText: bool = True,  # noqa: N803
    ) -> list[tuple[Element, list[str]]]:
        """The elements that stand for a text's placeholders, and the text around them put in place."""
        if data and INLINE_PLACEHOLDER_PREFIX in data:
            found: list[tuple[Element, list[str]]] = super()._InlineProcessor__processPlaceholders(data, parent, isText)  # type: ignore[misc]
            return found
        if data and isText:
            parent.text = parent.text + data if parent.text else data
        elif data:
            parent.tail = parent.tail + data if parent.tail else data
        return []
