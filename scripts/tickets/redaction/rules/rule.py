"""One rule of data/: a pattern, a condition, and where they stand."""

import re
from collections.abc import Callable, Mapping
from functools import cache, cached_property
from typing import Any

from scripts.tickets.redaction.rules.data_files import (
    compile_part,
    is_code_reference,
    is_reference,
    join_pattern,
    load_parts,
    load_word_sets,
    read_rules,
)
from scripts.tickets.redaction.rules.expressions import Condition, compile_condition


class Rule:
    """A rule about a subject, such as a word: both its pattern and its condition are compiled when they are first needed."""

    def __init__(self, file: str, rule: Mapping[str, Any], subject: type) -> None:
        self.file, self.rule, self.subject = file, rule, subject
        self.id: str = rule["id"]
        self.place = f"data/{file}.toml: {self.id}"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern with its parts; any text where the rule has none."""
        text = self.rule.get("pattern", "(?s:.*)")
        return re.compile(join_pattern(text, load_parts(self.file), self.place))

    @cached_property
    def condition(self) -> Condition:
        """The whole condition: `when`, one of `any`, and none of `unless`."""
        needed = [self.rule.get("when", "True")]
        if either := self.rule.get("any"):
            needed.append(" or ".join(f"({each})" for each in either))
        needed += [f"not ({each})" for each in self.rule.get("unless", ())]
        return self.compile(" and ".join(f"({each})" for each in needed))

    def compile(self, source: str) -> Condition:
        """Compile an expression of this rule."""
        return compile_condition(
            source, self.place, self.subject, self.collect_names(), compile_definitions(self.file, self.subject)
        )

    def collect_names(self) -> dict[str, Any]:
        """Return what the condition may name beside properties of the subject."""
        return collect_condition_names(self.file)


@cache
def compile_definitions(file: str, subject: type) -> dict[str, Condition]:
    """Compile the conditions of [definitions], which later ones and all rules of the file may name."""
    compiled: dict[str, Condition] = {}
    for name, source in read_rules(file).get("definitions", {}).items():
        place = f"data/{file}.toml: {name}"
        compiled[name] = compile_condition(source, place, subject, collect_condition_names(file), compiled)
    return compiled


@cache
def collect_condition_names(file: str) -> dict[str, Any]:
    """Collect what all conditions of a file may name: sets of words, checks of references, and the file's parts.

    `like('part', text)` asks if a part fits a whole text, `starts` if it fits the beginning, `has` if it fits anywhere.
    """
    return {
        **load_word_sets(),
        "is_reference": is_reference,
        "is_code_reference": is_code_reference,
        "like": match_with(file, re.Pattern.fullmatch),
        "starts": match_with(file, re.Pattern.match),
        "has": match_with(file, re.Pattern.search),
        "len": len,
        "True": True,
    }


def match_with(file: str, method: Callable[[re.Pattern[str], str], re.Match[str] | None]) -> Callable[[str, str], bool]:
    """Return a function that tries a part of a file on a text."""
    return lambda part, text: method(compile_part(file, part), text) is not None
