"""YAML without its surprises: no implicit types, no aliases, no duplicate keys, and the line of every value.

YAML 1.1 reads `no` as false, `010` as 8 and `12:30` as 750, and lets the last of two equal keys win. Here every scalar stays
the text that was typed; one that other tools would read as a number or truth value arrives as `Unquoted`, so that a field of
text can ask for quotes.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

import yaml

from plugins.core.source.characters import CONFLICT, CONFLICT_MESSAGE
from plugins.core.source.document_path import Place, format_place
from plugins.core.source.errors import ContentError, Problem, make_error
from plugins.core.source.source_text import YAML_LIMIT, read_text
from plugins.core.source.yaml.document import Document, Unquoted, Value

DEPTH_LIMIT = 20
TAG = "tag:yaml.org,2002:"
TEXT_TAGS = {TAG + "str", TAG + "timestamp", TAG + "merge", TAG + "value"}
RESOLVER: Any = yaml.resolver.Resolver()
ALIAS = "uses a YAML alias (`*name`); write the value out"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, shown: Path) -> Document:
    """Return the document in a file; ContentError names every mistake, at `shown`."""
    return parse_yaml(read_text(path, shown, YAML_LIMIT), shown)


def parse_yaml(text: str, shown: Path, first_line: int = 1) -> Document:
    """Return the document in the text; ContentError names every mistake, `first_line` is the line the text starts on."""
    loader = LOADER(text)
    builder = ValueBuilder(loader.get_event, shown, first_line)
    try:
        value = builder.read_document()
    except yaml.MarkedYAMLError as error:
        raise ContentError([explain_syntax_error(error, text, shown, first_line)]) from None
    except yaml.YAMLError as error:
        raise make_error(shown, f"is not YAML: {error}", first_line) from None
    finally:
        loader.dispose()
    builder.lines.setdefault((), first_line)
    if builder.problems:
        raise ContentError(dict.fromkeys(builder.problems))
    return Document(value, builder.lines)


class ValueBuilder:
    """The reader of the parser's events: plain values, lines and mistakes; PyYAML's nodes would take twice the time."""

    def __init__(self, next_event: Callable[[], Any], shown: Path, first_line: int) -> None:
        """Start with no lines and no problems."""
        self.next_event, self.shown, self.first_line = next_event, shown, first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def read_document(self) -> Value:
        """Return the value of the one document, None where there is none."""
        self.next_event()  # the stream begins
        if isinstance(self.next_event(), yaml.StreamEndEvent):
            return None
        value = self.read_value(self.next_event(), (), 0)
        self.next_event()  # the document ends
        after = self.next_event()
        if not isinstance(after, yaml.StreamEndEvent):
            self.report(self.find_line(after), (), "starts a second document; write one a file, without a line `---`")
        return value

    def read_value(self, event: Any, place: Place, depth: int) -> Value:
        """Return the value that begins with an event, and all below it."""
        line = self.find_line(event)
        self.lines.setdefault(place, line)
        if depth > DEPTH_LIMIT:
            self.give_up(line)
        if mistake := explain_event(event):
            self.report(line, () if isinstance(event, yaml.AliasEvent) else place, mistake)
            return self.skip(event)
        if isinstance(event, yaml.ScalarEvent):
            return read_scalar(event)
        return (self.read_mapping if isinstance(event, yaml.MappingStartEvent) else self.read_list)(place, depth)

    def read_list(self, place: Place, depth: int) -> list[Value]:
        """Return the entries of a list."""
        result: list[Value] = []
        while not isinstance(event := self.next_event(), yaml.SequenceEndEvent):
            result.append(self.read_value(event, (*place, len(result)), depth + 1))
        return result

    def read_mapping(self, place: Place, depth: int) -> dict[str, Value]:
        """Return a mapping with each key once."""
        result: dict[str, Value] = {}
        while not isinstance(event := self.next_event(), yaml.MappingEndEvent):
            if key := self.read_key(event, place, result):
                result[key[-1]] = self.read_value(self.next_event(), key, depth + 1)
            else:
                self.skip(self.next_event())
        return result

    def read_key(self, event: Any, place: Place, known: Mapping[str, Value]) -> tuple[Any, ...]:
        """Return the place of the key that an event names; nothing where it may not stand here."""
        line = self.find_line(event)
        if isinstance(event, yaml.AliasEvent):
            self.report(line, (), ALIAS)
        elif not isinstance(event, yaml.ScalarEvent):
            self.report(line, place, "has a key that is not a word; write `key: value`")
            self.skip(event)
        elif event.value in known:
            first = self.lines[(*place, event.value)]
            self.report(line, (*place, event.value), f"stands here a second time; it is already on line {first}")
        else:
            self.lines[(*place, event.value)] = line
            return (*place, event.value)
        return ()

    def skip(self, event: Any) -> None:
        """Pass over what begins with an event."""
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = self.next_event()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH_LIMIT:
                self.give_up(self.find_line(event))

    def give_up(self, line: int) -> NoReturn:
        """Raise ContentError: libyaml takes minutes to read on where somebody nests without end."""
        raise make_error(self.shown, f"is nested more than {DEPTH_LIMIT} levels deep; flatten it", line)

    def find_line(self, event: Any) -> int:
        """Return the line on which an event begins."""
        return self.first_line + int(event.start_mark.line)

    def report(self, line: int, place: Place, message: str) -> None:
        """Note a mistake."""
        self.problems.append(Problem(self.shown, line, format_place(place), message))


def explain_event(event: Any) -> str:
    """Explain why what begins with an event may not stand here; empty if it may."""
    if isinstance(event, yaml.AliasEvent):
        return ALIAS
    if event.tag is not None and event.tag != find_tag(event):
        return f"has the tag {event.tag!r}; write the value without a tag"
    return ""


def find_tag(event: Any) -> str:
    """Return the tag that YAML 1.1 gives a value without one."""
    if not isinstance(event, yaml.ScalarEvent):
        return TAG + ("map" if isinstance(event, yaml.MappingStartEvent) else "seq")
    return str(RESOLVER.resolve(yaml.ScalarNode, event.value, (not event.style, True)))


def read_scalar(event: Any) -> str | None:
    """Return the text of a scalar, None where nothing is given."""
    tag = find_tag(event) if not event.style else TAG + "str"
    return str(event.value) if tag in TEXT_TAGS else None if tag == TAG + "null" else Unquoted(event.value)


def explain_syntax_error(error: yaml.MarkedYAMLError, text: str, shown: Path, first_line: int) -> Problem:
    """Explain an error of the parser in words."""
    mark = error.problem_mark or error.context_mark
    index = mark.line if mark else 0
    rows = text.split("\n")
    typed = rows[index] if index < len(rows) else ""
    message = f"is not YAML: {error.problem or error.context}"
    conflict = next((number for number, row in enumerate(rows) if CONFLICT.match(row)), None)
    if conflict is not None:
        index, message = conflict, CONFLICT_MESSAGE
    elif typed[: len(typed) - len(typed.lstrip())].count("\t") or typed.startswith("\t"):
        message = "is indented with a tab; YAML takes spaces"
    elif "mapping values are not allowed" in str(error.problem):
        message = "has a second `: ` in its value; put the value in quotes"
    return Problem(shown, first_line + index, "", message)
