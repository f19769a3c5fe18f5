"""Python-Markdown's inline pass without its idle work: no pattern is tried whose trigger is absent.

A pattern that needs a character cannot match a text without it, and what earlier patterns put in place of their matches holds
none of these characters.
"""

from collections import deque
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, STX, AtomicString

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
        self.signs = (*(one for one in sorted(found) if not any(other in one for other in found - {one})), STX)

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """The tree with its inline elements, found in the order of the base class: texts without any sign are passed over."""
        self.stashed_nodes: dict[str, Element | str] = {}
        waiting = deque([(tree, list(ancestors or ()))])
        while waiting:
            element, parents = waiting.popleft()
            path = [*parents, element.tag.lower()]
            filled = []
            for child in element:
                if child.text and self.has_signs(child.text):
                    self.ancestors = [*path, child.tag.lower()]
                    filled.append((child, self.nodes_in_text(child)))
                    waiting.extend(filled[-1][1])
                if child.tail and self.has_signs(child.tail):
                    self.ancestors = path.copy()
                    self.insert_nodes_of_tail(child, element)
                if len(child):
                    waiting.append((child, path))
            for child, nodes in filled:
                for index, (node, _) in enumerate(nodes):
                    child.insert(index, node)
        return tree

    def has_signs(self, text: str) -> bool:
        """Whether some pattern may match, or a mark stands for something that was found."""
        for sign in self.signs:
            if sign in text:
                return not isinstance(text, AtomicString)
        return False

    def nodes_in_text(self, child: Element) -> list[tuple[Element, list[str]]]:
        """The nodes in an element's text, of which it keeps what is before them."""
        text, child.text = child.text, None
        return self._InlineProcessor__processPlaceholders(self._InlineProcessor__handleInline(str(text)), child)

    def insert_nodes_of_tail(self, child: Element, parent: Element) -> None:
        """Put the nodes in the text behind an element into its parent; it keeps what is before them."""
        before = Element("d")
        nodes = self._InlineProcessor__processPlaceholders(
            self._InlineProcessor__handleInline(str(child.tail)), before, False
        )
        child.tail = before.tail or None
        place = list(parent).index(child) + 1
        for node, _ in reversed(nodes):
            parent.insert(place, node)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803  the base class's names
        """A text with every match put aside; called by the base class, whose private method this stands for."""
        if not self.has_signs(data):
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
