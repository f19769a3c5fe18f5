"""A word, or a part of one, with the title around it, as the conditions of data/tokens.toml see it."""

import re

from scripts.tickets.redaction.words.lexicon import Lexicon

SPLIT = re.compile(r"[-.'_]")


class Token:
    """A word, or a part of one, with the title before and behind it; conditions of data/tokens.toml speak of these properties."""

    text: str
    low: str

    def __init__(self, text: str, start: int, plain: str, lexicon: Lexicon) -> None:
        self.text, self.start, self.plain, self.lexicon = text, start, plain, lexicon
        self.low = text.lower()

    @property
    def before(self) -> str:
        """The title before it, in plain letters."""
        return self.plain[: self.start]

    @property
    def after(self) -> str:
        """The title behind it, in plain letters."""
        return self.plain[self.start + len(self.text) :]

    @property
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

    @property
    def stem(self) -> str:
        """Its text without digits at its end."""
        return self.text.rstrip("0123456789")

    @property
    def stem_is_product(self) -> bool:
        """Tell if it is a product without the digits at its end."""
        return self.stem[:1].isupper() and self.stem.lower() in self.lexicon.products

    @property
    def file_stem(self) -> str:
        """What stands before its last dot, in lower case."""
        return self.low.rpartition(".")[0]

    @property
    def file_ending(self) -> str:
        """What stands behind its last dot, in lower case."""
        return self.low.rpartition(".")[2]

    @property
    def is_names_file(self) -> bool:
        """Tell if what stands before its last dot is a name as well."""
        return self.lexicon.is_name(self.file_stem)

    @property
    def groups(self) -> list[str]:
        """Its parts between hyphens, dots, apostrophes and underscores."""
        return SPLIT.split(self.text)

    @property
    def is_number(self) -> bool:
        """Tell if it has digits and separators only."""
        return all(character.isdigit() or character in "-.'_" for character in self.text)

    @property
    def has_digit(self) -> bool:
        """Tell if it has a digit."""
        return any(character.isdigit() for character in self.text)

    @property
    def digits(self) -> int:
        """How many characters its groups have together; of a number, how many digits."""
        return sum(map(len, self.groups))

    @property
    def longest_group(self) -> int:
        """How long its longest group is."""
        return max(map(len, self.groups))

    def part(self, text: str, offset: int = 0) -> "Token":
        """Return a part of the token as one of its own."""
        return Token(text, self.start + offset, self.plain, self.lexicon)
