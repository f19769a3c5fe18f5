"""Names by the words around them: the rules of data/names.toml."""

from functools import cache, cached_property

from scripts.tickets.redaction.rules.data_files import read_rules
from scripts.tickets.redaction.rules.expressions import Condition
from scripts.tickets.redaction.rules.rule import Rule
from scripts.tickets.redaction.words.lexicon import KEEP
from scripts.tickets.redaction.words.sentence import Sentence, Word, mark_as_name

Log = list[tuple[str, Word]]  # rules that did something, and to which word
MAX_PASSES = 3  # marks spread from name to name; three times reaches every name of a title of 300 characters


class NameRule(Rule):
    """A rule about a word of a title and its neighbours, and the words that it marks."""

    @cached_property
    def marked(self) -> Condition:
        """The word or words that the rule is about."""
        return self.compile(self.rule.get("mark", "self"))

    def find_words(self, word: Word) -> tuple[Word, ...]:
        """Return the words that the rule is about, if it holds for a word."""
        if not self.condition(word):
            return ()
        marked = self.marked(word)
        return marked if isinstance(marked, tuple) else (marked,)


@cache
def load_name_rules(table: str) -> tuple[NameRule, ...]:
    """Read the rules of one table of data/names.toml, in their order."""
    return tuple(NameRule("names", rule, Word) for rule in read_rules("names")[table])


def protect(sentence: Sentence, table: str, log: Log) -> None:
    """Let words stay, whatever stands around them, where a rule of a table says that they are a thing's name or a room's."""
    for word in sentence.words:
        for rule in load_name_rules(table) if table != "thing" or not word.protected else ():
            for marked in rule.find_words(word):
                if marked.exists:
                    marked.kind, marked.protected = KEEP, True
                    log.append((rule.id, marked))


def mark_names(sentence: Sentence, log: Log | None = None) -> None:
    """Mark all words of a sentence that are a person's name or a part of one; `log` gets each rule that did something."""
    log = [] if log is None else log
    protect(sentence, "thing", log)
    protect(sentence, "room", log)
    rules = [(rule, rule.condition) for rule in load_name_rules("name")]
    for _ in range(MAX_PASSES):
        before = len(log)
        for word in sentence.words:
            for rule, condition in rules:
                if condition(word) and mark_as_name(*(marked := rule.find_words(word))):
                    log += [(rule.id, each) for each in marked]
        if len(log) == before:
            break


def find_doubtful_names(sentence: Sentence) -> Log:
    """Return the words that stay and stand where a person may as well stand as a thing, with the rule that says so."""
    return [(rule.id, word) for word in sentence.words for rule in load_name_rules("doubt") if rule.condition(word)]
