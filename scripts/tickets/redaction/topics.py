"""Topics that a person must look at before a title with them is published: data/topics.toml, as patterns."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from scripts.tickets.redaction.normalise import NormalisedTitle, to_ascii
from scripts.tickets.redaction.rules.data_files import read_rules

GAPS = re.compile(r" ?\.\. ?,? ?")
GAP = 45  # characters between two parts of a combination that stand in order
Places = Mapping[str, list[tuple[int, int]]]


class Combination(NamedTuple):
    """Sets of words that make a topic together: in this order and near each other, or anywhere in the title."""

    reason: str
    sets: tuple[str, ...]
    ordered: bool


class Topics(NamedTuple):
    """Patterns for harmless phrases, for impersonal and personal titles, and for each reason; and the combinations."""

    harmless: re.Pattern[str]
    impersonal: re.Pattern[str]
    personal: re.Pattern[str]
    reasons: Mapping[str, re.Pattern[str]]
    sets: Mapping[str, re.Pattern[str]]
    combinations: tuple[Combination, ...]


def find_topics(title: NormalisedTitle) -> tuple[str, ...]:
    """Return the reasons to hold a title, sorted; none for words in a harmless meaning."""
    topics = load_topics()
    text = topics.harmless.sub("-", title.plain)
    reasons = {reason for reason, pattern in topics.reasons.items() if pattern.search(text)}
    if reasons and topics.impersonal.search(text) and not topics.personal.search(text):
        reasons = set()
    return tuple(sorted(reasons.union(find_combinations(text, topics))))


def find_combinations(text: str, topics: Topics) -> Iterator[str]:
    """Yield the reasons of all combinations that a title in plain letters has."""
    places = {name: [match.span() for match in pattern.finditer(text)] for name, pattern in topics.sets.items()}
    for reason, sets, ordered in topics.combinations:
        if all(places[name] for name in sets) and (are_in_order if ordered else are_apart)(sets, places):
            yield reason


def are_in_order(names: tuple[str, ...], places: Places) -> bool:
    """Tell if the sets' words stand one behind the other, no more than GAP apart."""
    ends = {end for _, end in places[names[0]]}
    for name in names[1:]:
        ends = {end for start, end in places[name] if any(0 <= start - before <= GAP for before in ends)}
    return bool(ends)


def are_apart(names: tuple[str, ...], places: Places) -> bool:
    """Tell if each set has a word of its own: none counts twice."""
    few = [places[name][:4] for name in names]
    return any(all(one[1] <= two[0] for one, two in pairwise(sorted(chosen))) for chosen in product(*few))


@cache
def load_topics() -> Topics:
    """Read the topics that come with Glassbox, once in a process."""
    data = read_rules("topics")
    patterns = {
        table: {name: compile_entries(text) for name, text in data[table].items()}
        for table in ("exceptions", "reasons", "sets")
    }
    combinations = [read_combination(reason, entry) for reason, each in data["combinations"].items() for entry in each]
    return Topics(
        **patterns["exceptions"], reasons=patterns["reasons"], sets=patterns["sets"], combinations=tuple(combinations)
    )


def read_combination(reason: str, entry: str) -> Combination:
    """Read `who > does > thing`, in order, or `thing + state`, in any."""
    ordered = ">" in entry
    return Combination(reason, tuple(name.strip() for name in entry.split(">" if ordered else "+")), ordered)


def compile_entries(text: str) -> re.Pattern[str]:
    """Compile entries between commas into one pattern."""
    entries = {make_entry_pattern(entry) for entry in text.replace("\n", " ").split(", ") if entry.strip(" ,")}
    return re.compile(
        r"(?<![^\W_])(?:" + "|".join(sorted(entries, key=lambda each: (-len(each), each))) + r")(?![^\W_])"
    )


def make_entry_pattern(entry: str) -> str:
    """Return the pattern of an entry: `*` is the rest of a word, `..` up to 40 characters, `(a|b)` either."""
    text = GAPS.sub("\0", to_ascii(entry.strip(" ,"))).strip("\0 ")
    text = text.replace(".", r"\.").replace("+", r"\+").replace("*", r"[\w'-]{0,24}")
    return text.replace(" ", "[ -]").replace("\0", r"(?:[ ,:/-][^.!?]{0,40}?)?[ ,:/-]{1,3}")
