"""The words of a title, each with its neighbours; rules speak of these properties."""

from functools import cached_property

from scripts.tickets.redaction.rules.data_files import get_word_set
from scripts.tickets.redaction.words.known_word import KnownWord
from scripts.tickets.redaction.words.lexicon import PIECES, Lexicon, Phrases

CLAUSE_SIGNS = frozenset(":-–.,;!?]|)")


class Word(KnownWord):
    """A word with what stands around it."""

    sentence: "Sentence"

    def __init__(self, sentence: "Sentence", index: int, start: int, text: str, low: str, plain: str) -> None:
        super().__init__(sentence.lexicon, index, start, text, low, plain)
        self.sentence = sentence

    @cached_property
    def next(self) -> "Word":
        """The word behind it."""
        return self.sentence.get_word(self.index + 1) if self.exists else self

    @cached_property
    def previous(self) -> "Word":
        """The word before it."""
        return self.sentence.get_word(self.index - 1) if self.exists else self

    @cached_property
    def gap(self) -> str:
        """The text between it and the next word; a full stop where there is no next one."""
        return self.sentence.text[self.end : self.next.start] if self.exists and self.next.exists else "."

    @cached_property
    def rest(self) -> str:
        """The title behind it."""
        return self.sentence.text[self.end :]

    @cached_property
    def adjacent(self) -> bool:
        """Tell if the next word stands right behind it, with a space only."""
        return self.gap == " "

    @cached_property
    def after(self) -> str:
        """The word behind, in plain letters, if only a space lies between."""
        return self.next.plain if self.adjacent else ""

    @cached_property
    def before(self) -> str:
        """The word before, in plain letters, if nothing but a space, colon, bracket or quotation mark lies between."""
        return "" if self.index <= 0 or self.previous.gap.strip(" :('\".#])") else self.previous.plain

    @cached_property
    def starts_clause(self) -> bool:
        """Tell if a clause begins with it: the title itself, or after a sign or a word such as RE or URGENT."""
        if self.index <= 0:
            return self.exists and not self.sentence.text[: self.start].strip(" [(-:#*!?.'\"")
        prefix = self.previous.plain in get_word_set("SUBJECT_PREFIXES") and self.previous.starts_clause
        return prefix or not CLAUSE_SIGNS.isdisjoint(self.previous.gap)

    @cached_property
    def ends_clause(self) -> bool:
        """Tell if a clause ends with it, or goes on as it does behind a person."""
        after = self.after
        return not after or any(
            after in get_word_set(name) for name in ("PREPOSITIONS", "PERSON_VERBS", "CLAUSE_WORDS")
        )

    @property
    def headline(self) -> bool:
        """Tell if most words of the title begin with a capital."""
        return self.sentence.headline

    @property
    def shouting(self) -> bool:
        """Tell if most words of the title are all capitals."""
        return self.sentence.shouting

    @property
    def title_has_name(self) -> bool:
        """Tell if some word of the title goes as a name."""
        return any(word.is_name for word in self.sentence.words)

    def is_followed_by(self, names: frozenset[str], most: int) -> bool:
        """Tell if one of so many words behind it is in a set."""
        return any(word.plain in names for word in self.sentence.words[self.index + 1 : self.index + 1 + most])

    @cached_property
    def company(self) -> tuple["Word", ...]:
        """The words of a company, a feast or a work that begins with it; all of some length have a capital."""
        words = self.sentence.find_phrase(self.index, self.lexicon.companies)
        return words if all(word.titlecase or word.uppercase or word.length <= 3 for word in words) else ()

    @property
    def company_end(self) -> "Word":
        """The last word of that company."""
        return self.company[-1] if self.company else self.sentence.nothing

    def skip(self, names: frozenset[str]) -> "Word":
        """Return the first word that is in no set, beginning with this one."""
        word = self
        while word.exists and word.plain in names:
            word = word.next
        return word

    def collect_through(self, names: frozenset[str]) -> tuple["Word", ...]:
        """Return up to two words of a set that follow as those within a name do, and the word behind them."""
        words: list[Word] = []
        word = self
        while len(words) <= 2 and word.next.plain in names and word.gap in (" ", "-", "'", ". "):
            word = word.next
            words.append(word)
        return (*words, word.next) if words and word.adjacent else ()

    def skip_past(self, names: frozenset[str]) -> "Word":
        """Return the last word of `collect_through`."""
        words = self.collect_through(names)
        return words[-1] if words else self.sentence.nothing


class Sentence:
    """All words of a title, and how it is written; only the kinds of its words change."""

    def __init__(self, text: str, plain: str, lexicon: Lexicon) -> None:
        self.text, self.plain, self.lexicon = text, plain, lexicon
        self.nothing = Word(self, -1, 0, "", "", "")
        self.words: list[Word] = []

    def get_word(self, index: int) -> Word:
        """Return the word of an index; `nothing` where there is none."""
        return self.words[index] if 0 <= index < len(self.words) else self.nothing

    @cached_property
    def pieces(self) -> list[tuple[str, ...]]:
        """The words, each cut at hyphens and other signs."""
        return [tuple(PIECES.findall(word.low)) for word in self.words]

    def find_phrase(self, index: int, phrases: Phrases) -> tuple[Word, ...]:
        """Return the words of the longest phrase that begins at an index; none where there is none."""
        first = self.pieces[index][:1] if index >= 0 else ()
        for phrase in phrases.get(first[0], ()) if first else ():
            end, got = index, ()  # type: int, tuple[str, ...]
            while end < len(self.words) and len(got) < len(phrase):
                got += self.pieces[end]
                end += 1
            if got == phrase:
                return tuple(self.words[index:end])
        return ()

    @cached_property
    def usual(self) -> list[Word]:
        """The words that show how a title is written: kept ones of some letters that are neither names nor days."""
        return [
            word
            for word in self.words[1:]
            if word.kept and word.letters and word.length > 3 and not word.protected
            if not self.lexicon.is_name(word.low) and word.low not in get_word_set("DAYS_AND_MONTHS")
        ]

    @cached_property
    def headline(self) -> bool:
        """Tell if at least three words, and most of them, begin with a capital."""
        return len(self.usual) >= 3 and sum(word.titlecase for word in self.usual) >= 0.6 * len(self.usual)

    @cached_property
    def shouting(self) -> bool:
        """Tell if at least three words are all capitals, and none is written small."""
        return sum(word.uppercase for word in self.usual) >= 3 and not any(word.lowercase for word in self.usual)


def mark_as_name(*words: Word) -> bool:
    """Let words go as a person's name; True if one of them stayed until now."""
    new = [word for word in words if word.exists and word.kind != "person"]
    for word in new:
        word.kind = "person"
    return bool(new)
