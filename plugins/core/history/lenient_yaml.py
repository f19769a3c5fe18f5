"""The versions of YAML files that git remembers, as plain values: what stood in an earlier version too is not read again.

Versions of one file have most of their text in common. A text is cut into its top-level fields, and a field that holds a list into
its entries; each piece is read once. That is right where indentation alone tells where a piece ends, so a text with a quote
or bracket that runs over a line is read whole. Either way the values are those of `plugins.core.source.yaml.strict_yaml`.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from plugins.core.source.errors import ContentError
from plugins.core.source.yaml.strict_yaml import Value, parse_yaml

COMMENTS = re.compile(r"(?:[ ]*(?:#.*)?\n)*")
FIELD = re.compile(r"^(?=[A-Za-z_][\w-]*:(?:[ ].*)?$)", re.MULTILINE)
LIST = re.compile(r"([A-Za-z_][\w-]*):[ ]*(?:#.*)?\n(?=([ ]+)- )")
OPENED = re.compile(r"^[ ]*(?:-[ ]+)*(?:[\w.-]+:[ ]+)?([\"'\[{].*)$", re.MULTILINE)
DOCUMENT = re.compile(r"^(?:---|\.\.\.|%)", re.MULTILINE)  # where a document begins or ends
COMMENT = re.compile(r"[ \t]+#.*$")
NOWHERE = Path()


class NotSimpleError(Exception):
    """A text that can only be read whole."""


class OldYaml:
    """Reads versions one after the other and remembers their pieces."""

    def __init__(self) -> None:
        """Nothing read yet."""
        self.pieces: dict[str, Value | NotSimpleError] = {}

    def read(self, text: str) -> Value:
        """The document's value; ContentError where the strict reader refuses it."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        try:
            return self.read_in_pieces(text)
        except (NotSimpleError, ContentError):  # whether it is refused is for the whole text to say
            return parse_yaml(text, NOWHERE).plain().value

    def read_in_pieces(self, text: str) -> Value:
        """The value of a text, from pieces that were read before or are read now."""
        before, *fields = FIELD.split(text)
        if not fields or not COMMENTS.fullmatch(before):
            raise NotSimpleError
        value: dict[str, Value] = {}
        for field in fields:
            name, found = self.field(field)
            if name in value:
                raise NotSimpleError
            value[name] = found
        return value

    def field(self, text: str) -> tuple[str, Value]:
        """The name and value of a top-level field."""
        if match := LIST.match(text):
            return match[1], [self.piece(entry)[0] for entry in entries(text[match.end() :], match[2])]
        ((name, value),) = self.piece(text).items()
        return name, value

    def piece(self, text: str) -> Value:
        """The value of a piece, read once."""
        if text not in self.pieces:
            self.pieces[text] = parse_yaml(text, NOWHERE).plain().value if is_simple(text) else NotSimpleError()
        value = self.pieces[text]
        if isinstance(value, NotSimpleError) or not value or len(value) != 1:
            raise NotSimpleError
        return value


def entries(text: str, indent: str) -> Iterator[str]:
    """The entries of a list whose dashes stand at an indent."""
    return (entry for entry in re.split(rf"^(?={indent}- )", text, flags=re.MULTILINE) if entry)


def is_simple(text: str) -> bool:
    """Whether every quote and bracket that opens a value closes on its line, and the document goes on."""
    return not DOCUMENT.search(text) and all(
        closes(COMMENT.sub("", match[1]).rstrip()) for match in OPENED.finditer(text)
    )


def closes(value: str) -> bool:
    """Whether a value ends with what it began with, and holds as many openings as ends."""
    end = {"[": "]", "{": "}"}.get(value[0], value[0])
    balanced = value.count("[") == value.count("]") and value.count("{") == value.count("}")
    quoted = value.count('"') % 2 == 0 and value.count("'") % 2 == 0 and "\\" not in value
    return len(value) > 1 and value.endswith(end) and balanced and quoted
