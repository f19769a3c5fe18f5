"""The check of a YAML document: it becomes a record, or every mistake in it is named."""

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError, create_model

from plugins.core.source.document_path import format_place
from plugins.core.source.errors import ContentError, Problem, make_error
from plugins.core.source.records.fields import Id
from plugins.core.source.records.record import Mistake, Record, RecordType
from plugins.core.source.records.validation_messages import NO_FIELDS, explain_errors
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import read_yaml


def load_record(model: type[RecordType], path: Path, shown: Path) -> RecordType:
    """Return the record in a YAML file; `shown` is the path that errors name."""
    return validate(model, read_yaml(path, shown), shown)


def validate(model: type[RecordType], document: Document, shown: Path) -> RecordType:
    """Return the document as a record; ContentError names every mistake with its line and cure."""
    if not isinstance(document.value, dict):
        raise make_error(shown, NO_FIELDS, document.find_line(()))
    try:
        record = model.model_validate(document.value)
    except ValidationError as error:
        raise ContentError(list(explain_errors(model, error, document, shown))) from None
    require_no_mistakes(record.mistakes(), document, shown)
    return record


def require_no_mistakes(mistakes: Iterable[Mistake], document: Document, shown: Path) -> None:
    """Raise ContentError with the line of every mistake, if there is one."""
    if found := tuple(mistakes):
        raise ContentError(
            Problem(shown, document.find_line(mistake.place), format_place(mistake.place), mistake.message)
            for mistake in found
        )


def load_record_map(model: type[RecordType], path: Path, shown: Path) -> dict[str, RecordType]:
    """Return the records of a file by their ids, in the file's order; ContentError names every mistake."""
    document = read_yaml(path, shown)
    if not isinstance(document.value, dict):
        raise make_error(shown, "is not a list of `id:` entries")
    table = create_model("Table", __base__=Record, entries=(dict[Id, model], ...))  # type: ignore[valid-type]
    wrapped = Document(
        {"entries": document.value}, {("entries", *place): line for place, line in document.lines.items()} | {(): 1}
    )
    try:
        entries: dict[str, RecordType] = validate(table, wrapped, shown).entries  # type: ignore[attr-defined]
    except ContentError as error:
        raise ContentError(unwrap_problem(problem) for problem in error.problems) from None
    return entries


def unwrap_problem(problem: Problem) -> Problem:
    """Return the problem without the name that the table lent it."""
    name = problem.field.removeprefix("entries").removeprefix(".")
    return Problem(problem.path, problem.line, name, problem.message)
