"""The files of data/: TOML with words, parts of patterns, definitions and rules, each with its reason and its examples."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from scripts.tickets.redaction.normalise import to_ascii
from scripts.tickets.redaction.rules.expressions import RuleError

DATA = Path(__file__).parents[1] / "data"
CUES = "detectors/cues"  # parts that several files use
CONTEXT = 40  # characters before a value in which words say what it is
WRAP = re.compile(r"(?:^|\n)[ \t]*")
PART = re.compile(r"\{([a-z][a-z_0-9]*)\}")
Words = Mapping[str, frozenset[str]]


@cache
def read_rules(name: str) -> dict[str, Any]:
    """Read a file of data/ by its name without `.toml`."""
    with (DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def get_word_set(name: str) -> frozenset[str]:
    """Return a set of word_sets.toml, by its name there; all its words are in plain small letters."""
    return load_word_sets()[name]


@cache
def load_word_sets() -> Words:
    """Read the sets of words around which something is a name or a value; `+NAME` in one takes another set in."""
    return expand_sets(read_rules("word_sets"))


def expand_sets(texts: Mapping[str, str]) -> Words:
    """Split texts into sets of words; a word `+NAME` stands for all words of another set, which must stand above."""
    sets: dict[str, frozenset[str]] = {}
    for name, text in texts.items():
        words = text.split()
        others = [sets[word[1:]] for word in words if word.startswith("+") and word[1:] in sets]
        sets[name] = frozenset(words).union(*others)
    return sets


def join_pattern(text: str, parts: Mapping[str, str], place: str) -> str:
    """Join the lines of a pattern and put its parts in: `{street}` stands for the part of that name."""
    joined = WRAP.sub("", text)
    if missing := [name for name in PART.findall(joined) if name not in parts]:
        raise RuleError(
            f"{place}: {{{missing[0]}}} is no part; parts stand in [parts] of the same file, above their use"
        )
    return PART.sub(lambda match: parts[match[1]], joined)


def read_parts(rules: Mapping[str, Any], place: str, shared: Mapping[str, str]) -> dict[str, str]:
    """Read [parts]: a text is a pattern; a table is alternatives by their maker. Those under `words` are put in plain letters."""
    parts = dict(shared)
    for name, value in rules.get("parts", {}).items():
        text = "|\n".join(value.values()) if isinstance(value, Mapping) else value
        parts[name] = join_pattern(text, parts, f"{place}: {name}")
    for name, value in rules.get("cues", {}).items():
        parts[name] = to_ascii(join_pattern(value, parts, f"{place}: {name}"))
    return parts


@cache
def load_parts(file: str) -> dict[str, str]:
    """Read the parts that patterns of a file may use: those of detectors/cues.toml and its own."""
    shared = read_parts(read_rules(CUES), CUES, {})
    return shared if file == CUES else read_parts(read_rules(file), file, shared)


@cache
def compile_part(file: str, name: str) -> re.Pattern[str]:
    """Compile one of the parts that patterns of a file may use."""
    return re.compile(load_parts(file)[name])


def compile_cue(name: str) -> re.Pattern[str]:
    """Return a pattern of detectors/cues.toml."""
    return compile_part(CUES, name)


def is_reference(before: str) -> bool:
    """Tell if the words right before a number say that it is a thing's: an order, a page, a version."""
    return compile_cue("reference").search(before[-CONTEXT:]) is not None


def is_code_reference(before: str) -> bool:
    """Tell if the words right before a value say that it is the code of an error, a part or a ticket."""
    return compile_cue("code_reference").search(before[-CONTEXT:]) is not None
