"""Which words of titles may be said, as the redactor judges them where they stand, and not only alone.

"Smith" is a trade and "bob" a haircut, so alone they are words. In the title "Printer of Bob Smith" they are a name.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from scripts.tickets.statistics.keywords import title_words
from scripts.tickets.statistics.proposing import Redact

REMEMBERED = 10_000  # texts
EXAMPLES = 3  # titles in which a word is looked at, the most frequent that have it


class Sayer:
    """Asks the redactor about words, and remembers what it said for as long as a pull takes."""

    def __init__(self, redact: Redact) -> None:
        """`redact` is the redactor's."""
        self.redact = lru_cache(REMEMBERED)(redact)

    def leaves(self, text: str) -> bool:
        """Whether the redactor leaves a text as it is, and holds nothing back."""
        redacted = self.redact(text)
        return redacted.text == text and not redacted.held

    def word(self, word: str, titles: Sequence[str]) -> bool:
        """Whether a word may be said: alone, however it is written, and left in the titles that have it and are not held."""
        if not (self.leaves(word) and self.leaves(word.title())):
            return False
        looked_at = [redacted for redacted in map(self.redact, titles[:EXAMPLES]) if not redacted.held]
        return bool(looked_at) and all(word in title_words(redacted.text) for redacted in looked_at)

    def label(self, words: Sequence[str]) -> bool:
        """Whether words may be said together: in this order, and any two of them as if they were somebody's name."""
        pairs = (f"{first} {second}".title() for first, second in permutations(words, 2))
        return self.leaves(" ".join(words)) and all(map(self.leaves, pairs))
