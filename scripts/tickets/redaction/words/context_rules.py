"""Context rules: a condition on a word and its neighbours, and which words it is about. data/names.toml has those for names."""

import re
from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any

from scripts.tickets.redaction.rules.expressions import Condition, compile_condition
from scripts.tickets.redaction.rules.references import is_code_reference, is_reference
from scripts.tickets.redaction.rules.rule_files import join_pattern, load_parts, read_rules, word_sets
from scripts.tickets.redaction.words.known_word import KEEP
from scripts.tickets.redaction.words.sentence import Sentence, Word, mark_as_name

Log = list[tuple[str, Word]]  # rules that did something, and to which word
MAX_PASSES = 3  # marks spread from name to name; three times reaches every name of a title of 300 characters


class ContextRule:
    """A rule about a subject, a word or a token: a pattern for its text, a condition, and the words that it marks."""

    def __init__(self, file: str, rule: Mapping[str, Any], subject: type) -> None:
        self.file, self.rule, self.subject = file, rule, subject
        self.id: str = rule["id"]
        self.place = f"data/{file}.toml: {self.id}"

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """The pattern that the whole text must match, where there is one."""
        if "pattern" not in self.rule:
            return None
        return re.compile(join_pattern(self.rule["pattern"], load_parts(self.file), self.place))

    @cached_property
    def condition(self) -> Condition:
        """What must hold: `when`, one of `any`, and none of `unless`."""
        needed = [self.rule.get("when", "True")]
        if either := self.rule.get("any"):
            needed.append(" or ".join(f"({each})" for each in either))
        needed += [f"not ({each})" for each in self.rule.get("unless", ())]
        return self.compile(" and ".join(f"({each})" for each in needed))

    @cached_property
    def marked(self) -> Condition:
        """The word or words that the rule is about."""
        return self.compile(self.rule.get("mark", "self"))

    def compile(self, source: str) -> Condition:
        """Compile an expression of this rule."""
        return compile_condition(
            source, self.place, self.subject, condition_names(), definitions(self.file, self.subject)
        )

    def applies_to(self, subject: Any) -> bool:
        """Tell if the rule holds for a word or a token."""
        return (self.pattern is None or self.pattern.fullmatch(subject.text) is not None) and bool(
            self.condition(subject)
        )

    def marked_words(self, word: Word) -> tuple[Word, ...]:
        """Return the words that the rule is about, if it holds for a word."""
        if not self.condition(word):
            return ()
        marked = self.marked(word)
        return marked if isinstance(marked, tuple) else (marked,)


@cache
def load_rules(file: str, table: str, subject: type = Word) -> tuple[ContextRule, ...]:
    """Read the rules of one table of a file of data/, in their order."""
    return tuple(ContextRule(file, rule, subject) for rule in read_rules(file)[table])


@cache
def definitions(file: str, subject: type) -> dict[str, Condition]:
    """Compile the conditions of [definitions], which later ones and all rules of the file may name."""
    compiled: dict[str, Condition] = {}
    for name, source in read_rules(file).get("definitions", {}).items():
        compiled[name] = compile_condition(source, f"data/{file}.toml: {name}", subject, condition_names(), compiled)
    return compiled


@cache
def condition_names() -> dict[str, Any]:
    """Collect what conditions may name beside properties: sets of words and two checks."""
    return {
        **word_sets(),
        "is_reference": is_reference,
        "is_code_reference": is_code_reference,
        "len": len,
        "True": True,
    }


def protect(sentence: Sentence, table: str, log: Log) -> None:
    """Let words stay, whatever stands around them, where a rule of a table says that they are a thing's name or a room's."""
    for word in sentence.words:
        for rule in load_rules("names", table) if table != "thing" or not word.protected else ():
            for marked in rule.marked_words(word):
                if marked.exists:
                    marked.kind, marked.protected = KEEP, True
                    log.append((rule.id, marked))


def mark_names(sentence: Sentence, log: Log | None = None) -> None:
    """Mark all words of a sentence that are a person's name or a part of one; `log` gets each rule that did something."""
    log = [] if log is None else log
    protect(sentence, "thing", log)
    protect(sentence, "room", log)
    rules = [(rule, rule.condition) for rule in load_rules("names", "name")]
    for _ in range(MAX_PASSES):
        before = len(log)
        for word in sentence.words:
            for rule, condition in rules:
                if condition(word) and mark_as_name(*(marked := rule.marked_words(word))):
                    log += [(rule.id, each) for each in marked]
        if len(log) == before:
            break


def find_doubtful_names(sentence: Sentence) -> Log:
    """Return the words that stay and stand where a person may as well stand as a thing, with the rule that says so."""
    return [(rule.id, word) for word in sentence.words for rule in load_rules("names", "doubt") if rule.condition(word)]
