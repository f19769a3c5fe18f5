"""The ids of headings as GitHub makes them (github.com/github/cmark-gfm does not; html-pipeline's toc_filter.rb does)."""

import re
from unicodedata import category

from plugins.core.source.markdown.elements import RESERVED_IDS

LEFT_OUT = re.compile(r"[^a-z0-9_\- ]")
WORD = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Pc"}  # Ruby's \p{Word}


class HeadingIds:
    """The ids of one document's headings, each given once; the same words again get -1, -2 and so on."""

    def __init__(self) -> None:
        """Reserve the theme's ids."""
        self.used = dict.fromkeys(RESERVED_IDS, 0)

    def make_id(self, words: str) -> str:
        """Return the id of the next heading, from its text."""
        slug = found = make_slug(words) or "section"
        while found in self.used:
            self.used[slug] += 1
            found = f"{slug}-{self.used[slug]}"
        self.used[found] = 0
        return found


def make_slug(words: str) -> str:
    """Return the text in lower case without signs, its spaces as hyphens."""
    lower = words.strip().lower()
    if lower.isascii():
        return LEFT_OUT.sub("", lower).replace(" ", "-")
    return "".join(letter for letter in lower if letter in " -" or category(letter) in WORD).replace(" ", "-")
