"""A record: what one YAML document says, typed, frozen and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from plugins.core.source.document_path import Place, dotted
from plugins.core.source.errors import ContentError, Problem
from plugins.core.source.records.validation_messages import NO_FIELDS, explain
from plugins.core.source.source_text import YAML_LIMIT, read_text
from plugins.core.source.yaml.strict_yaml import Document, parse_yaml


@dataclass(frozen=True, slots=True)
class Mistake:
    """Something that is wrong between fields: where, and what would be right."""

    place: Place
    message: str


class Record(BaseModel):
    """Frozen, without unknown keys; `mistakes` adds what no single field can tell.

    `former_fields` are fields that an earlier Glassbox had, with what to do about each; {name} is the file's name.
    """

    former_fields: ClassVar[Mapping[str, str]] = {}

    # built when first read: who reads posts does not wait for weeks
    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    def mistakes(self) -> Iterable[Mistake]:
        """What is wrong between the fields of this record."""
        return ()

    @classmethod
    def load(cls, path: Path) -> Self:
        """The record in a YAML file; ContentError names all of its mistakes."""
        return load_record(cls, path, path).record


RecordType = TypeVar("RecordType", bound=Record)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[RecordType]):
    """A record with the document it came from, which knows the lines."""

    record: RecordType
    document: Document


def load_record(model: type[RecordType], path: Path, shown: Path) -> Loaded[RecordType]:
    """The record in a YAML file; `shown` is the path that errors name."""
    document = parse_yaml(read_text(path, shown, YAML_LIMIT), shown)
    return Loaded(validate(model, document, shown), document)


def validate(model: type[RecordType], document: Document, shown: Path) -> RecordType:
    """The document as a record; ContentError names every mistake with its line and cure."""
    if not isinstance(document.value, dict):
        raise ContentError([Problem(shown, document.line_of(()), "", NO_FIELDS)])
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        raise ContentError(list(explain(model, error, document, shown))) from None
    require_none(record.mistakes(), document, shown)
    return record


def require_none(mistakes: Iterable[Mistake], document: Document, shown: Path) -> None:
    """ContentError with the line of every mistake, if there is one."""
    if found := tuple(mistakes):
        raise ContentError(
            Problem(shown, document.line_of(mistake.place), dotted(mistake.place), mistake.message) for mistake in found
        )
