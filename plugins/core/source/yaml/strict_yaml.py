"""YAML without its surprises: no implicit types, no aliases, no duplicate keys, and the line of every value.

YAML 1.1 reads `no` as false, `010` as 8 and `12:30` as 750, and lets the last of two equal keys win. Here every scalar stays
the text that was typed; one that other tools would read as a number or truth value arrives as `Unquoted`, so that a field of
text can ask for quotes.
"""

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import yaml

from plugins.core.source.document_path import Place, format_place
from plugins.core.source.errors import ContentError, Problem, make_error
from plugins.core.source.source_text import YAML_LIMIT, read_text
from plugins.core.source.yaml.comments import CURE, explain_comment
from plugins.core.source.yaml.document import TAG, Document, Unquoted, Value, find_tag, read_scalar
from plugins.core.source.yaml.quoting import parse_row, show_quoted
from plugins.core.source.yaml.syntax_errors import BACKSLASH, LOADER, explain_syntax_error, find_wrong_rows

DEPTH_LIMIT = 20
ALIAS = "uses a YAML alias (`*name`); write the value out"
BLOCK_STYLES = ("|", ">")
WINDOWS_PATH = re.compile(r"(?<![A-Za-z])[A-Za-z]:\\(?!\\)")  # in double quotes `C:\new` has two lines
GLUED_PAIR = re.compile(r"([a-z][\w-]*):([^\s:/].*)")
ANCHOR = "begins with '&', a sign of YAML's own"


def read_yaml(path: Path, shown: Path) -> Document:
    """Return the document in a file; ContentError names every mistake, at `shown`."""
    return parse_yaml(read_text(path, shown, YAML_LIMIT), shown)


def parse_yaml(text: str, shown: Path, first_line: int = 1) -> Document:
    """Return the document in the text; ContentError names every mistake, `first_line` is the line the text starts on."""
    loader = LOADER(text)
    builder = ValueBuilder(loader.get_event, text, shown, first_line)
    try:
        value = builder.read_document()
    except yaml.MarkedYAMLError as error:
        raise ContentError(explain_syntax_error(error, text, shown, first_line)) from None
    except yaml.YAMLError as error:
        raise make_error(shown, f"is not YAML: {error}", first_line) from None
    finally:
        loader.dispose()
    builder.lines.setdefault((), first_line)
    if isinstance(value, str):  # not a single field: a colon may be to blame
        builder.problems += find_wrong_rows(text, shown, first_line)
    if builder.problems:
        raise ContentError(dict.fromkeys(builder.problems))
    return Document(value, builder.lines)


class ValueBuilder:
    """The reader of the parser's events: plain values, lines and mistakes; PyYAML's nodes would take twice the time."""

    def __init__(self, next_event: Callable[[], Any], text: str, shown: Path, first_line: int) -> None:
        """Start with no lines and no problems."""
        self.next_event, self.text, self.shown, self.first_line = next_event, text, shown, first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self.anchors: list[Problem] = []
        self.may_have_comments = "#" in text

    @cached_property
    def rows(self) -> list[str]:
        """The lines of the text."""
        return self.text.split("\n")

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
        if not any(problem.message == ALIAS for problem in self.problems):  # else what is wrong is said there
            self.problems += self.anchors
        return value

    def read_value(self, event: Any, place: Place, depth: int) -> Value:
        """Return the value that begins with an event, and all below it."""
        line = self.find_line(event)
        self.lines.setdefault(place, line)
        if depth > DEPTH_LIMIT:
            self.give_up(line)
        if isinstance(event, yaml.AliasEvent):
            return self.report(line, (), ALIAS)
        if event.tag is not None and event.tag != find_tag(event):
            self.report(line, place, self.explain_tag(event))
            return self.skip(event)
        if event.anchor is not None:
            self.anchors.append(Problem(self.shown, line, format_place(place), f"{ANCHOR}; {self.show_quoted(event)}"))
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and self.has_windows_path(event):
                self.report(line, place, f"{BACKSLASH}; {self.show_quoted(event)}")
            value = read_scalar(event)
            return self.check_comment(event, place, value) if self.may_have_comments else value
        return (self.read_mapping if isinstance(event, yaml.MappingStartEvent) else self.read_list)(place, depth)

    def has_windows_path(self, event: Any) -> bool:
        """Tell whether a value in double quotes has, on its first line, a path whose backslashes say something else."""
        start, end = event.start_mark, event.end_mark
        row = self.rows[start.line]
        return bool(WINDOWS_PATH.search(row, start.column, end.column if end.line == start.line else len(row)))

    def check_comment(self, event: Any, place: Place, value: str | None) -> str | None:
        """Return a scalar, which a field of text refuses if a ` #` cuts it; where nobody else would notice, that is reported."""
        if event.style in BLOCK_STYLES:
            return value
        mistake = explain_comment(self.rows[event.end_mark.line][event.end_mark.column :], value, event.style)
        if not mistake:
            return value
        mistake = f"{mistake}; {self.show_quoted(event)}{CURE}"
        if value is not None and not event.style:
            return Unquoted(value, mistake)
        self.report(self.find_line(event), place, mistake)
        return value

    def show_quoted(self, event: Any) -> str:
        """Return the cure for a value without quotes, with its line where nothing else stands on it."""
        typed = self.rows[event.start_mark.line]
        row, rest = parse_row(typed), typed[event.start_mark.column :].strip()
        return show_quoted(row if row and row.value == rest and isinstance(event, yaml.ScalarEvent) else None)

    def explain_tag(self, event: Any) -> str:
        """Explain why a value may not have a tag; one that YAML does not know may be text."""
        quoted = "" if event.tag.startswith(TAG) else f"{self.show_quoted(event)}, or "
        return f"has the tag {event.tag!r}; {quoted}write the value without a tag"

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
                result[key[-1]] = value = self.read_value(self.next_event(), key, depth + 1)
                if value is None and (glued := GLUED_PAIR.fullmatch(key[-1])):
                    self.report(self.lines[key], key, f"has no space behind its colon; write: {glued[1]}: {glued[2]}")
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
