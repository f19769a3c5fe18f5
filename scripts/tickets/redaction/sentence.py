"""The words of a title as a sentence: neighbours, where clauses begin, and how it is written."""

from scripts.tickets.redaction.contexts import CLOSING, DOES, PREPOSITIONS, STARTERS
from scripts.tickets.redaction.lexicon import Vocabulary
from scripts.tickets.redaction.tokenizer import Word
from scripts.tickets.redaction.word_sets import words_in

DAYS = words_in(  # capitalised in every English title
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october "
    "november december"
)


class Sentence:
    """Words with what lies between them; `person` is the one thing about them that changes."""

    def __init__(self, text: str, found: list[Word], words: Vocabulary) -> None:
        self.text, self.found, self.words = text, found, words
        usual = [word for word in found[1:] if word.stays and word.letters and len(word.text) > 3 and not word.held]
        plain_words = [word for word in usual if not words.is_name(word.low) and word.low not in DAYS]
        self.headline = len(plain_words) >= 3 and sum(word.title for word in plain_words) >= 0.6 * len(plain_words)
        self.shouting = sum(word.shouted for word in plain_words) >= 3 and not any(
            word.text.islower() for word in plain_words
        )

    def __len__(self) -> int:
        return len(self.found)

    def gap(self, at: int) -> str:
        """What lies between a word and the next one; a full stop where there is no next one."""
        if at + 1 >= len(self.found) or at < 0:
            return "."
        return self.text[self.found[at].end : self.found[at + 1].start]

    def near(self, at: int) -> bool:
        """Whether the next word stands right behind a word, with a space only."""
        return self.gap(at) == " "

    def named(self, at: int) -> bool:
        """Whether there is a word, and it goes as a name."""
        return 0 <= at < len(self.found) and self.found[at].kind in ("person", "name") and self.found[at].letters

    def maybe(self, at: int) -> bool:
        """Whether there is a word that stays and may be a name as well."""
        if not 0 <= at < len(self.found):
            return False
        word = self.found[at]
        return word.stays and not word.held and word.letters and self.words.is_name(word.low)

    def given(self, at: int) -> bool:
        """Whether a word that may be a name is a given one."""
        return self.maybe(at) and (self.found[at].low in self.words.first or self.found[at].low in self.words.word)

    def family(self, at: int) -> bool:
        """Whether a word that may be a name is a family's."""
        if self.maybe(at):
            return self.found[at].low in self.words.last
        if not 0 <= at < len(self.found) or "-" not in self.found[at].low:
            return False
        word = self.found[at]
        both = word.stays and not word.held and all(part in self.words.last for part in word.low.split("-"))
        return both and all(part[:1].isupper() for part in word.text.split("-"))

    def thing(self, at: int) -> bool:
        """Whether a word is a product or a place."""
        low = self.found[at].low
        return low in self.words.products or low in self.words.places

    def foreign(self, at: int) -> bool:
        """Whether a word stays only because other languages have it."""
        return self.found[at].low in self.words.foreign

    def rare(self, at: int) -> bool:
        """Whether a word is neither among the most usual ones nor in a glossary."""
        word = self.found[at]
        return word.low not in self.words.common and not word.glossary

    def before(self, at: int) -> str:
        """The word before, in plain letters, if nothing but a space, colon, bracket or quotation mark lies between."""
        if at <= 0 or self.gap(at - 1).strip(" :('\".#])"):
            return ""
        return self.found[at - 1].plain

    def after(self, at: int) -> str:
        """The word behind, in plain letters, if only a space lies between."""
        return self.found[at + 1].plain if at + 1 < len(self.found) and self.near(at) else ""

    def opens(self, at: int) -> bool:
        """Whether a clause begins with a word: the title itself, or after a sign or a word such as RE or URGENT."""
        if at == 0:
            return not self.text[: self.found[0].start].strip(" [(-:#*!?.'\"")
        return bool(set(self.gap(at - 1)) & set(":-–.,;!?]|)")) or (
            self.found[at - 1].plain in STARTERS and self.opens(at - 1)
        )

    def closes(self, at: int) -> bool:
        """Whether a clause ends with a word, or goes on as it does behind a person."""
        after = self.after(at)
        return not after or after in PREPOSITIONS or after in DOES or after in CLOSING

    def mark(self, *places: int) -> bool:
        """Let words go as a person's name; True if one of them stayed until now."""
        new = [at for at in places if self.found[at].kind != "person"]
        for at in new:
            self.found[at].kind = "person"
        return bool(new)
