"""YAML without its surprises: no implicit types, no aliases, no duplicate keys, and the line of every value.

YAML 1.1 reads `no` as false, `010` as 8 and `12:30` as 750, and lets the last of two equal keys win. Here every scalar stays
the text that was typed; one that other tools would read as a number or truth value arrives as `Plain`, so that a field of
text can ask for quotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plugins.core.errors import ContentError, Problem

DEPTH_LIMIT = 20
TOO_DEEP = f"is nested more than {DEPTH_LIMIT} levels deep; flatten it"
STACK_LIMIT = 500  # libyaml's composer calls itself for every level and takes the program down at some thousands
TAG = "tag:yaml.org,2002:"
TEXT_TAGS = {TAG + "str", TAG + "timestamp", TAG + "merge", TAG + "value"}
IMPLIED: Any = yaml.resolver.Resolver()
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Place = tuple[str | int, ...]
Value = Any  # dict[str, Value] | list[Value] | str | None, as YAML nests them


class Plain(str):
    """A scalar without quotes that YAML tools read as a number or a truth value."""

    __slots__ = ()


@dataclass(slots=True)
class Document:
    """A YAML document: its value, and the line (from 1) of every key and list entry by its place."""

    value: Value
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of the nearest thing around it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def parse_yaml(text: str, shown: Path, first_line: int = 1) -> Document:
    """The document in the text; ContentError names every mistake, `first_line` is the line the text starts on."""
    try:
        require_shallow(text, shown, first_line)
        loader = LOADER(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        raise ContentError([syntax_problem(error, text, shown, first_line)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ContentError([Problem(shown, first_line, "", f"is not YAML: {error}")]) from None
    builder = Builder(text, shown, first_line)
    document = Document(builder.build(root, (), 0) if root is not None else None, builder.lines)
    document.lines.setdefault((), first_line)
    if builder.problems:
        raise ContentError(builder.problems)
    return document


def require_shallow(text: str, shown: Path, first_line: int) -> None:
    """Refuse a text so deep that composing it would end the program; only one with many openings is looked at."""
    if sum(map(text.count, "[{?-")) <= STACK_LIMIT:
        return
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > STACK_LIMIT:
            line = first_line + (event.start_mark.line if event.start_mark else 0)
            raise ContentError([Problem(shown, line, "", TOO_DEEP)])


def syntax_problem(error: yaml.MarkedYAMLError, text: str, shown: Path, first_line: int) -> Problem:
    """What the parser stumbled over, in words."""
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    rows = text.split("\n")
    typed = rows[index] if index < len(rows) else ""
    message = f"is not YAML: {error.problem or error.context}"
    if error.problem == "but found another document":
        message = "starts a second document; write one a file, without a line `---`"
    if typed[: len(typed) - len(typed.lstrip())].count("\t") or typed.startswith("\t"):
        message = "is indented with a tab; YAML takes spaces"
    elif "mapping values are not allowed" in str(error.problem):
        message = "has a second `: ` in its value; put the value in quotes"
    return Problem(shown, first_line + index, "", message)


class Builder:
    """Turns composed nodes into plain values and notes lines and mistakes on the way."""

    def __init__(self, text: str, shown: Path, first_line: int) -> None:
        """Start without lines and problems."""
        self.text, self.shown, self.first_line = text, shown, first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self.seen: set[int] = set()

    def build(self, node: yaml.Node, place: Place, depth: int) -> Value:
        """The value of a node, and of all below it."""
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(place, line)
        if id(node) in self.seen:
            self.refuse_aliases(place)
            return None
        self.seen.add(id(node))
        if depth > DEPTH_LIMIT:
            self.refuse(line, place, TOO_DEEP)
            return None
        if node.tag != IMPLIED.resolve(type(node), getattr(node, "value", ""), (not getattr(node, "style", ""), True)):
            self.refuse(line, place, f"has the tag {node.tag!r}; write the value without a tag")
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place, depth)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*place, index), depth + 1) for index, child in enumerate(node.value)]
        return scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def mapping(self, node: yaml.MappingNode, place: Place, depth: int) -> dict[str, Value]:
        """A mapping with each key once."""
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                self.refuse(line, place, "has a key that is not a word; write `key: value`")
                continue
            if id(key_node) in self.seen:
                self.refuse_aliases(place)
                continue
            self.seen.add(id(key_node))
            key = str(key_node.value)
            if key in result:
                first = self.lines[(*place, key)]
                self.refuse(line, (*place, key), f"stands here a second time; it is already on line {first}")
                continue
            self.lines[(*place, key)] = line
            result[key] = self.build(value_node, (*place, key), depth + 1)
        return result

    def refuse(self, line: int, place: Place, message: str) -> None:
        """Note a mistake."""
        self.problems.append(Problem(self.shown, line, dotted(place), message))

    def refuse_aliases(self, place: Place) -> None:
        """Note every alias of the text, once."""
        lines = [self.first_line + line for line in alias_lines(self.text)] or [self.lines[place]]
        for line in lines:
            problem = Problem(self.shown, line, "", "uses a YAML alias (`*name`); write the value out")
            if problem not in self.problems:
                self.problems.append(problem)


def scalar(node: yaml.ScalarNode) -> str | None:
    """The text of a scalar, None where nothing is given."""
    if node.tag in TEXT_TAGS:
        return str(node.value)
    return None if node.tag == TAG + "null" else Plain(node.value)


def alias_lines(text: str) -> Iterator[int]:
    """The lines, from 0, on which aliases stand."""
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.AliasEvent) and event.start_mark:
            yield event.start_mark.line


def dotted(place: Place) -> str:
    """A place as authors read it: `updates[0].date`."""
    shown = ""
    for part in place:
        shown += f"[{part}]" if isinstance(part, int) else f".{part}" if shown else part
    return shown
