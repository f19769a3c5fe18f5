"""A word of a title by itself: how it is written, and what the lexicon knows of it."""

from functools import cached_property

from scripts.tickets.redaction.words.lexicon import KEEP, Lexicon


class KnownWord:
    """A word from `start` to before `end`: as typed, in lower case, and what it must become (KEEP, or a kind of span)."""

    index: int
    text: str
    low: str
    plain: str
    kind: str
    in_glossary: bool
    protected: bool  # it stays, whatever stands around it

    def __init__(self, lexicon: Lexicon, index: int, start: int, text: str, low: str, plain: str) -> None:
        self.lexicon, self.index = lexicon, index
        self.start, self.end = start, start + len(text)
        self.text, self.low, self.plain = text, low, plain
        self.kind = KEEP
        self.in_glossary = low in lexicon.glossary
        self.protected = False

    # What it is

    @property
    def exists(self) -> bool:
        """Tell if there is a word: before the first and behind the last stands none."""
        return self.index >= 0

    @property
    def kept(self) -> bool:
        """Tell if it is published."""
        return self.kind == KEEP and self.exists

    @property
    def is_name(self) -> bool:
        """Tell if it goes as a name."""
        return self.kind in ("person", "name") and self.letters

    @cached_property
    def length(self) -> int:
        """How many characters it has."""
        return len(self.text)

    @cached_property
    def titlecase(self) -> bool:
        """Tell if it begins with a capital and goes on with small letters, or is one capital."""
        return self.text[:1].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @cached_property
    def uppercase(self) -> bool:
        """Tell if it is all capitals, and more than one."""
        return self.text.isupper() and len(self.text) > 1

    @cached_property
    def lowercase(self) -> bool:
        """Tell if it has small letters only."""
        return self.text.islower()

    @cached_property
    def letters(self) -> bool:
        """Tell if it has letters and no digit."""
        return self.exists and self.text != "&" and not any(character.isdigit() for character in self.text)

    @cached_property
    def possessive(self) -> bool:
        """Tell if it ends with 's."""
        return self.text.lower().endswith("'s")

    # What the lexicon knows of it

    @cached_property
    def known(self) -> bool:
        """Tell if some list of words has it."""
        return self.low in self.lexicon.known

    @cached_property
    def given_name(self) -> bool:
        """Tell if it is nearly always a given name where it stands like one."""
        return self.low in self.lexicon.given_names

    @cached_property
    def surname(self) -> bool:
        """Tell if it is a family name as well."""
        return self.low in self.lexicon.surnames

    @property
    def could_be_name(self) -> bool:
        """Tell if it stays so far and may be a name as well."""
        return self.kept and not self.protected and self.letters and self.lexicon.is_name(self.low)

    @property
    def could_be_given_name(self) -> bool:
        """Tell if it stays so far and may be a given name."""
        return self.could_be_name and (self.given_name or self.low in self.lexicon.ambiguous_given_names)

    @property
    def could_be_surname(self) -> bool:
        """Tell if it stays so far and may be a family name, also one of two with a hyphen."""
        if self.could_be_name:
            return self.surname
        if "-" not in self.low or not self.kept or self.protected:
            return False
        parts = self.low.split("-")
        return all(part in self.lexicon.surnames for part in parts) and all(
            part[:1].isupper() for part in self.text.split("-")
        )

    @cached_property
    def is_product(self) -> bool:
        """Tell if it is a product, a maker or a word of the department."""
        return self.low in self.lexicon.products

    @cached_property
    def is_place(self) -> bool:
        """Tell if it is a country or a city."""
        return self.low in self.lexicon.places

    @cached_property
    def product_or_place(self) -> bool:
        """Tell if it is a product or a place."""
        return self.is_product or self.is_place

    @cached_property
    def foreign(self) -> bool:
        """Tell if it stays only because other languages have it."""
        return self.low in self.lexicon.foreign

    @cached_property
    def common(self) -> bool:
        """Tell if it is among the most usual words of English."""
        return self.low in self.lexicon.common

    @property
    def rare(self) -> bool:
        """Tell if it is neither among the most usual words nor in a glossary."""
        return not self.common and not self.in_glossary
