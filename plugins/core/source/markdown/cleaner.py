"""The last step of every conversion: an allow-list takes out whatever could run or load; nothing edits HTML after it."""

import re
from collections.abc import Collection
from functools import lru_cache

import nh3

from plugins.core.source.characters import CONTROL
from plugins.core.source.markdown.addresses import HARMLESS, parse_scheme
from plugins.core.source.markdown.elements import ALLOWED, ATTRIBUTES, CLASSES, EVERYWHERE, RESERVED_IDS

CODE_CLASS = re.compile(r"[a-z][a-z0-9]{0,2}|language-[\w+#.-]{1,40}|align-(?:left|center|right)")
WRAPPER = {"tabindex": {"0"}, "role": {"group"}, "aria-label": {"Table"}}
CHECKBOX = {"type": {"checkbox"}, "disabled": {""}, "checked": {""}, "aria-label": {"done", "not done"}}
# One for each element: the sanitiser adds several in any order.
SET = {"pre": {"tabindex": "0"}, "input": {"type": "checkbox"}}
ROUNDS = 8


class Cleaner:
    """The sanitiser of HTML; links may have the harmless schemes and some more."""

    def __init__(self, schemes: Collection[str]) -> None:
        """Set up nh3 for these schemes."""
        attributes = {tag: {*ATTRIBUTES.get(tag, ()), *EVERYWHERE, "class"} for tag in ALLOWED}
        self.sanitiser = nh3.Cleaner(
            tags={*ALLOWED, "input"},
            attributes={**attributes, "input": set()},
            attribute_filter=filter_attribute,
            tag_attribute_values={"div": WRAPPER, "input": CHECKBOX},
            set_tag_attribute_values=SET,
            link_rel=None,
            url_schemes={*HARMLESS, *schemes},
        )

    def clean(self, html: str) -> str | None:
        """Return the HTML with what is allowed, which cleaning again would not change; None for HTML that never comes to rest.

        A reference such as &#1; is decoded here to a control character: it is replaced, and all is judged again.
        """
        for _ in range(ROUNDS):
            cleaned = CONTROL.sub("\ufffd", self.sanitiser.clean(html))
            if cleaned == html:
                return html
            html = cleaned
        return None


@lru_cache(maxsize=4)
def get_cleaner(schemes: frozenset[str]) -> Cleaner:
    """Return the cleaner for a set of schemes, made once."""
    return Cleaner(schemes)


def filter_attribute(tag: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value; None where the attribute goes: a class or an id of the theme's own, a source that could run."""
    if attribute == "class":
        return filter_classes(value)
    if attribute == "cite":  # which the sanitiser does not take for an address
        return value if parse_scheme(value) in ("", "http", "https") else None
    if attribute == "id":
        return None if value in RESERVED_IDS or not value.strip() else value
    return value


@lru_cache(maxsize=1000)  # a block of code has a class for each of its words
def filter_classes(value: str) -> str | None:
    """Return the classes among these that a page may have; None where there is none."""
    return " ".join(each for each in value.split() if each in CLASSES or CODE_CLASS.fullmatch(each)) or None
