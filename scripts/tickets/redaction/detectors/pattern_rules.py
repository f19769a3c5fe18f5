"""Pattern rules: a pattern finds a value, a condition looks at what stands around it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from scripts.tickets.redaction.detectors import checks, host_names, narrowing
from scripts.tickets.redaction.normalise import MASK, NormalisedTitle
from scripts.tickets.redaction.rules.data_files import read_rules
from scripts.tickets.redaction.rules.rule import Rule
from scripts.tickets.redaction.spans import Span
from scripts.tickets.redaction.words.lexicon import load_built_in

# In this order: where two finds overlap, the earlier one says what it is.
FILES = (
    "shaped_secrets",
    "addresses_of_networks",
    "numbers",
    "passwords",
    "machines",
    "users",
    "streets",
    "random_strings",
)


class Found:
    """A match of a pattern, as conditions see it."""

    __slots__ = ("end", "match", "start", "title")

    def __init__(self, title: NormalisedTitle, match: re.Match[str], group: str | int) -> None:
        self.title, self.match = title, match
        self.start, self.end = match.span(group)

    @property
    def value(self) -> str:
        """The value as it was typed."""
        return self.title.masked[self.start : self.end]

    @property
    def plain(self) -> str:
        """The value in plain small letters."""
        return self.title.plain[self.start : self.end]

    @property
    def whole(self) -> str:
        """The whole match, as it was typed."""
        return self.title.masked[self.match.start() : self.match.end()]

    @property
    def before(self) -> str:
        """The title before the match, in plain small letters."""
        return self.title.plain[: self.match.start()]

    @property
    def after(self) -> str:
        """The title behind the match, in plain small letters."""
        return self.title.plain[self.match.end() :]

    @property
    def around(self) -> str:
        """The title without the value, in plain small letters."""
        return self.title.plain[: self.start] + self.title.plain[self.match.end() :]

    @property
    def digits(self) -> int:
        """How many digits the value has."""
        return checks.count_digits(self.value)

    @property
    def has_placeholder(self) -> bool:
        """Tell if something within the match is a placeholder already."""
        return MASK in self.title.masked[self.match.start() : self.match.end()]

    @property
    def value_has_placeholder(self) -> bool:
        """Tell if something within the value is a placeholder already."""
        return MASK in self.value

    def group(self, name: str) -> str:
        """Return a named group as it was typed."""
        start, end = self.match.span(name)
        return self.title.masked[start:end]


class PatternRule(Rule):
    """A rule of data/detectors: what its pattern finds must go, if its condition holds."""

    def __init__(self, file: str, rule: Mapping[str, Any]) -> None:
        super().__init__(f"detectors/{file}", rule, Found)
        self.kind: str = rule["kind"]
        self.plain = rule.get("on") == "plain"
        self.needs: tuple[str, ...] = tuple(rule.get("needs", ()))
        self.digits: int = rule.get("digits", 0)
        self.trim: str = rule.get("trim", "")

    def collect_names(self) -> dict[str, Any]:
        """Return what the condition may name: checks of values and lists of the lexicon as well."""
        return super().collect_names() | collect_value_checks()

    @cached_property
    def group(self) -> str | int:
        """The group that is the value: the one that the rule names, or `value`, or the whole match."""
        default: str | int = "value" if "value" in self.pattern.groupindex else 0
        group: str | int = self.rule.get("group", default)
        return group

    @cached_property
    def narrow(self) -> narrowing.Narrowing | None:
        """The function that says which part of a match is the value."""
        return narrowing.FUNCTIONS[self.rule["narrow"]] if "narrow" in self.rule else None

    def may_match(self, title: NormalisedTitle, digits: int) -> bool:
        """Tell if a title has enough digits and one of the signs or words that the rule needs."""
        if digits < self.digits:
            return False
        text = title.plain if self.plain else title.masked
        for part in self.needs:  # a loop, for it is asked for each rule and title
            if part in text:
                return True
        return not self.needs

    def find(self, title: NormalisedTitle) -> Iterator[Span]:
        """Yield a span for each value in a title."""
        text = title.plain if self.plain else title.masked
        for match in self.pattern.finditer(text):
            if self.narrow:
                yield from (Span(start, end, self.kind) for start, end in self.narrow(title, match))
                continue
            found = Found(title, match, self.group)
            if found.start < found.end and self.condition(found):
                end = found.start + len(found.value.rstrip(self.trim)) if self.trim else found.end
                yield Span(found.start, end, self.kind)


def find_values(title: NormalisedTitle, rules: Iterable[PatternRule] | None = None) -> Iterator[Span]:
    """Yield the spans of all values, those of earlier rules first; by all rules for titles where none are named."""
    digits = checks.count_digits(title.masked)
    for rule in load_pattern_rules() if rules is None else rules:
        if rule.may_match(title, digits):
            yield from rule.find(title)


@cache
def load_pattern_rules() -> tuple[PatternRule, ...]:
    """Read the rules of all files, in order."""
    return tuple(PatternRule(file, rule) for file in FILES for rule in read_rules(f"detectors/{file}")["rule"])


@cache
def collect_value_checks() -> dict[str, Any]:
    """Collect the functions of checks.py and host_names.py, and the lists of the lexicon in capitals."""
    functions = {
        name: each
        for module in (checks, host_names)
        for name, each in vars(module).items()
        if getattr(each, "__module__", None) == module.__name__
    }
    lists = ("known", "glossary", "products", "places", "common")
    return functions | {name.upper(): getattr(load_built_in(), name) for name in lists}
