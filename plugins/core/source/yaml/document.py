"""A YAML document as plain values, with the line of each of them."""

from dataclasses import dataclass, field
from typing import Any

from plugins.core.source.document_path import Place

Value = Any  # dict[str, Value] | list[Value] | str | None, as YAML nests them


class Unquoted(str):
    """A scalar without quotes that YAML tools read as a number or a truth value."""

    __slots__ = ()


@dataclass(slots=True)
class Document:
    """A YAML document: its value, and the line (from 1) of every key and list entry by its place."""

    value: Value
    lines: dict[Place, int] = field(default_factory=dict)

    def find_line(self, place: Place) -> int:
        """Return the line of a place, or of the nearest thing around it that stands in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def to_plain(self) -> "Document":
        """Return the document without `Unquoted`, which is for the check of fields alone."""
        return Document(drop_marks(self.value), self.lines)


def drop_marks(value: Value) -> Value:
    """Return a value with plain text in place of `Unquoted`, at every depth."""
    if isinstance(value, dict):
        return {key: drop_marks(each) for key, each in value.items()}
    if isinstance(value, list):
        return [drop_marks(each) for each in value]
    return str(value) if isinstance(value, Unquoted) else value
