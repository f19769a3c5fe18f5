"""A word of a title by itself: how it is written, and what the lexicon knows of it."""

from scripts.tickets.redaction.words.lexicon import KEEP, Lexicon


class KnownWord:
    """A word as typed, in lower case and in plain letters, and what it must become; conditions speak of its properties."""

    index: int  # its place among the words of the title; -1 for no word
    text: str
    low: str
    plain: str
    kind: str  # KEEP, or a key of PLACEHOLDERS
    protected: bool  # it stays, whatever stands around it
    # How it is written
    length: int  # characters
    titlecase: bool  # a capital and small letters behind it, or one capital
    uppercase: bool  # capitals only, more than one
    lowercase: bool  # small letters only
    letters: bool  # letters and no digit
    possessive: bool  # it ends with 's
    # What the lexicon knows of it
    known: bool  # some list of words has it
    in_glossary: bool  # a glossary has it, or it is a part of a known phrase
    given_name: bool  # nearly always a given name where it stands like one
    surname: bool  # a family name as well
    is_product: bool  # a product, a maker or a word of the department
    is_place: bool  # a country or a city
    foreign: bool  # only other languages have it
    common: bool  # among the most usual words of English

    def __init__(self, lexicon: Lexicon, index: int, start: int, text: str, low: str, plain: str) -> None:
        self.lexicon, self.index = lexicon, index
        self.start, self.end = start, start + len(text)
        self.text, self.low, self.plain = text, low, plain
        self.kind, self.protected = KEEP, False
        self.length = len(text)
        self.titlecase = text[:1].isupper() and (len(text) == 1 or not text.isupper())
        self.uppercase = text.isupper() and len(text) > 1
        self.lowercase = text.islower()
        self.letters = self.exists and text != "&" and not any(map(str.isdigit, text))
        self.possessive = text.lower().endswith("'s")
        self.known, self.in_glossary = low in lexicon.known, low in lexicon.glossary
        self.given_name, self.surname = low in lexicon.given_names, low in lexicon.surnames
        self.is_product, self.is_place = low in lexicon.products, low in lexicon.places
        self.foreign, self.common = low in lexicon.foreign, low in lexicon.common

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

    @property
    def could_be_name(self) -> bool:
        """Whether the word is not marked for removal so far and may be a name as well."""
        return self.kept and not self.protected and self.letters and self.lexicon.is_name(self.low)

    @property
    def could_be_given_name(self) -> bool:
        """Whether the word is not marked for removal so far and may be a given name."""
        return self.could_be_name and (self.given_name or self.low in self.lexicon.ambiguous_given_names)

    @property
    def could_be_surname(self) -> bool:
        """Whether the word is not marked for removal so far and may be a family name, also one of two with a hyphen."""
        if self.could_be_name:
            return self.surname
        pairs = zip(self.low.split("-"), self.text.split("-"), strict=False)
        is_double = "-" in self.low and self.kept and not self.protected
        return is_double and all(low in self.lexicon.surnames and text[:1].isupper() for low, text in pairs)

    @property
    def product_or_place(self) -> bool:
        """Tell if it is a product or a place."""
        return self.is_product or self.is_place

    @property
    def rare(self) -> bool:
        """Tell if it is neither among the most usual words nor in a glossary."""
        return not self.common and not self.in_glossary
