"""A YAML document as plain values, with the line of each of them."""

from dataclasses import dataclass, field
from typing import Any

from plugins.core.source.document_path import Place

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

    def plain(self) -> "Document":
        """The document for whoever keeps it: `Plain` is a sign between this reader and the check of fields alone."""
        return Document(plain_value(self.value), self.lines)


def plain_value(value: Value) -> Value:
    """A value with plain text in place of `Plain`, at every depth."""
    if isinstance(value, dict):
        return {key: plain_value(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain_value(each) for each in value]
    return str(value) if isinstance(value, Plain) else value
