"""A word, or a part of one, with the title around it, as the conditions of data/tokens.toml see it."""

import re
from functools import cached_property

from scripts.tickets.redaction.words.lexicon import Lexicon

SPLIT = re.compile(r"[-.'_]")


class Token:
    """A word, or a part of one, with the title before and behind it; conditions of data/tokens.toml speak of its properties."""

    text: str
    low: str
    groups: list[str]  # its parts between hyphens, dots, apostrophes and underscores
    is_number: bool  # digits and separators only
    has_digit: bool
    digits: int  # how many characters its groups have together; of a number, how many digits
    longest_group: int  # how long its longest group is
    stem: str  # its text without digits at its end
    stem_is_product: bool  # a product without the digits at its end
    file_stem: str  # what stands before its last dot, in lower case
    file_ending: str  # what stands behind its last dot, in lower case
    is_names_file: bool  # what stands before its last dot is a name as well

    def __init__(self, text: str, start: int, plain: str, lexicon: Lexicon) -> None:
        self.text, self.start, self.plain, self.lexicon = text, start, plain, lexicon
        self.low = text.lower()
        self.groups = SPLIT.split(text)
        self.is_number = all(character.isdigit() or character in "-.'_" for character in text)
        self.has_digit = any(map(str.isdigit, text))
        self.digits = sum(map(len, self.groups))
        self.longest_group = max(map(len, self.groups))
        self.stem = text.rstrip("0123456789")
        self.stem_is_product = self.stem[:1].isupper() and self.stem.lower() in lexicon.products
        self.file_stem, _, self.file_ending = self.low.rpartition(".")
        self.is_names_file = lexicon.is_name(self.file_stem)

    @cached_property
    def before(self) -> str:
        """The title before it, in plain letters."""
        return self.plain[: self.start]

    @cached_property
    def after(self) -> str:
        """The title behind it, in plain letters."""
        return self.plain[self.start + len(self.text) :]

    @cached_property
    def cue(self) -> str:
        """The word before it, in plain letters."""
        return self.before.rstrip(" (:#").rsplit(" ", 1)[-1]

    @property
    def cue_is_product(self) -> bool:
        """Tell if a product or a maker stands before it."""
        return self.cue in self.lexicon.products

    @property
    def maker_before(self) -> bool:
        """Tell if one of the three words before it, with spaces only between them, is a maker of devices."""
        return any(word in self.lexicon.makers for word in re.split(r"[^\w ]", self.before)[-1].split()[-3:])

    def cut_part(self, text: str, offset: int = 0) -> "Token":
        """Return a part of the token as one of its own."""
        return Token(text, self.start + offset, self.plain, self.lexicon)
