"""A YAML file that maps ids to records, such as config/services.yaml."""

from pathlib import Path
from typing import TypeVar

from pydantic import create_model

from plugins.core.source.errors import ContentError, Problem, make_error
from plugins.core.source.records.fields import Id
from plugins.core.source.records.loading import validate
from plugins.core.source.records.record import Record
from plugins.core.source.yaml.document import Document
from plugins.core.source.yaml.strict_yaml import read_yaml

RecordType = TypeVar("RecordType", bound=Record)


def load_record_map(model: type[RecordType], path: Path, shown: Path) -> dict[str, RecordType]:
    """The records of a file by their ids, in the file's order; ContentError names every mistake."""
    document = read_yaml(path, shown)
    if not isinstance(document.value, dict):
        raise make_error(shown, "is not a list of `id:` entries")
    table = create_model("Table", __base__=Record, entries=(dict[Id, model], ...))  # type: ignore[valid-type]
    wrapped = Document(
        {"entries": document.value},
        {("entries", *place): line for place, line in document.lines.items()} | {(): 1},
    )
    try:
        entries: dict[str, RecordType] = validate(table, wrapped, shown).entries  # type: ignore[attr-defined]
    except ContentError as error:
        raise ContentError(unwrap_problem(problem) for problem in error.problems) from None
    return entries


def unwrap_problem(problem: Problem) -> Problem:
    """The problem without the name that the table lent it."""
    name = problem.field.removeprefix("entries").removeprefix(".")
    return Problem(problem.path, problem.line, name, problem.message)
