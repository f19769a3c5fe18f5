"""A YAML document as plain values, with the line of each of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Self

import yaml

from plugins.core.source.document_path import Place

TAG = "tag:yaml.org,2002:"
TEXT_TAGS = {TAG + "str", TAG + "timestamp", TAG + "merge", TAG + "value"}
RESOLVER: Any = yaml.resolver.Resolver()
Value = Any  # dict[str, Value] | list[Value] | str | None, as YAML nests them


class Unquoted(str):
    """A scalar without quotes that is no text to YAML tools, or not all that was typed; then `mistake` says why."""

    __slots__ = ("mistake",)
    mistake: str

    def __new__(cls, typed: str, mistake: str = "") -> Self:
        """Take what YAML tools would read; without a mistake it is a number or a truth value to them."""
        scalar = super().__new__(cls, typed)
        scalar.mistake = mistake
        return scalar

    def explain(self) -> str:
        """Explain to a field of text what is wrong."""
        return self.mistake or f'{str(self)!r} is no text to YAML; put it in quotes: "{self}"'


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


def walk_texts(value: Value, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Yield every text of a document with its place."""
    if isinstance(value, str):
        yield place, str(value)
    elif isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from walk_texts(each, (*place, key))


def drop_marks(value: Value) -> Value:
    """Return a value with plain text in place of `Unquoted`, at every depth."""
    if isinstance(value, dict):
        return {key: drop_marks(each) for key, each in value.items()}
    if isinstance(value, list):
        return [drop_marks(each) for each in value]
    return str(value) if isinstance(value, Unquoted) else value


def find_tag(event: Any) -> str:
    """Return the tag that YAML 1.1 gives a value without one."""
    if not isinstance(event, yaml.ScalarEvent):
        return TAG + ("map" if isinstance(event, yaml.MappingStartEvent) else "seq")
    return str(RESOLVER.resolve(yaml.ScalarNode, event.value, (not event.style, True)))


def read_scalar(event: Any) -> str | None:
    """Return the text of a scalar, None where nothing is given."""
    tag = find_tag(event) if not event.style else TAG + "str"
    return str(event.value) if tag in TEXT_TAGS else None if tag == TAG + "null" else Unquoted(event.value)
