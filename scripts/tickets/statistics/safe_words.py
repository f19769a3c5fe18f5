"""Words of titles that may be published, as the redactor judges them alone and in their titles.

Alone "Smith" is a trade and "bob" a haircut; in the title "Printer of Bob Smith" they are a name.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from scripts.tickets.statistics.keywords import extract_keywords
from scripts.tickets.statistics.proposals import Redact

REMEMBERED = 10_000  # texts
EXAMPLES = 3  # titles in which a word is looked at, the most frequent that have it


class SafeWordChecker:
    """Asks the redactor about words, and remembers its answers for as long as a pull takes."""

    def __init__(self, redact: Redact) -> None:
        self.redact = lru_cache(REMEMBERED)(redact)

    def passes(self, text: str) -> bool:
        """Tell if the redactor changes nothing of a text and does not hold it."""
        redacted = self.redact(text)
        return redacted.text == text and not redacted.held

    def is_safe_word(self, word: str, titles: Sequence[str]) -> bool:
        """Tell if a word may be published: it passes alone, small and capitalised, and stays in the titles that are not held."""
        if not (self.passes(word) and self.passes(word.title())):
            return False
        looked_at = [redacted for redacted in map(self.redact, titles[:EXAMPLES]) if not redacted.held]
        return bool(looked_at) and all(word in extract_keywords(redacted.text) for redacted in looked_at)

    def is_safe_label(self, words: Sequence[str]) -> bool:
        """Tell if words may be published together: they pass in this order, and any two as if they were somebody's name."""
        pairs = (f"{first} {second}".title() for first, second in permutations(words, 2))
        return self.passes(" ".join(words)) and all(map(self.passes, pairs))
