"""Topics that no single word gives away: who does what to which thing, in data/topic-rules.txt."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from scripts.tickets.redaction.lexicon import DATA, read_sections
from scripts.tickets.redaction.topic_patterns import pattern_of

SET = "set "
THEN, AND = ">", "+"
GAP = 45  # characters between two parts of a rule that stand in order
Places = Mapping[str, list[tuple[int, int]]]


class Rule(NamedTuple):
    """Sets of words that make a topic together: in this order and near each other, or anywhere in the title."""

    reason: str
    sets: tuple[str, ...]
    ordered: bool


class Rules(NamedTuple):
    """A pattern for each set of words, and the rules."""

    sets: Mapping[str, re.Pattern[str]]
    rules: tuple[Rule, ...]


def reasons_by_rules(text: str) -> Iterator[str]:
    """The reasons of all rules that a title in plain letters fulfils."""
    known = built_in_rules()
    places = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in known.sets.items()}
    for rule in known.rules:
        if all(places[name] for name in rule.sets) and (in_order if rule.ordered else apart)(rule.sets, places):
            yield rule.reason


def in_order(names: tuple[str, ...], places: Places) -> bool:
    """Whether the sets' words stand one behind the other, no more than GAP apart."""
    ends = {end for _, end in places[names[0]]}
    for name in names[1:]:
        ends = {end for start, end in places[name] if any(0 <= start - before <= GAP for before in ends)}
    return bool(ends)


def apart(names: tuple[str, ...], places: Places) -> bool:
    """Whether each set has a word of its own: none counts twice."""
    few = [places[name][:4] for name in names]
    return any(all(one[1] <= two[0] for one, two in pairwise(sorted(chosen))) for chosen in product(*few))


@cache
def built_in_rules() -> Rules:
    """The rules that come with Glassbox; read once in a process."""
    sections = read_sections(DATA / "topic-rules.txt")
    sets = {name.removeprefix(SET): pattern_of(each) for name, each in sections.items() if name.startswith(SET)}
    rules = [
        rule_of(reason, entry) for reason, each in sections.items() if not reason.startswith(SET) for entry in each
    ]
    return Rules(sets, tuple(rules))


def rule_of(reason: str, entry: str) -> Rule:
    """`who > does > thing` in order, `thing + state` in any."""
    mark = THEN if THEN in entry else AND
    return Rule(reason, tuple(name.strip() for name in entry.split(mark)), mark == THEN)
