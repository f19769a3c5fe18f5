"""From a YAML document to a record, or to every mistake in it."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from plugins.core.source.document_path import format_place
from plugins.core.source.errors import ContentError, Problem, make_error
from plugins.core.source.records.record import Mistake, RecordType
from plugins.core.source.records.validation_messages import NO_FIELDS, explain_errors
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import read_yaml


def load_record(model: type[RecordType], path: Path, shown: Path) -> RecordType:
    """The record in a YAML file; `shown` is the path that errors name."""
    return validate(model, read_yaml(path, shown), shown)


def validate(model: type[RecordType], document: Document, shown: Path) -> RecordType:
    """The document as a record; ContentError names every mistake with its line and cure."""
    if not isinstance(document.value, dict):
        raise make_error(shown, NO_FIELDS, document.find_line(()))
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        raise ContentError(list(explain_errors(model, error, document, shown))) from None
    require_no_mistakes(record.mistakes(), document, shown)
    return record


def require_no_mistakes(mistakes: Iterable[Mistake], document: Document, shown: Path) -> None:
    """ContentError with the line of every mistake, if there is one."""
    if found := tuple(mistakes):
        raise ContentError(
            Problem(shown, document.find_line(mistake.place), format_place(mistake.place), mistake.message)
            for mistake in found
        )
