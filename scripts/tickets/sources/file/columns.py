"""Cells and rows of an export, and the places of its columns."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from plugins.core.source.records.validation_messages import suggest_name
from scripts.tickets.sources.file.error_collector import ErrorCollector

Cell: TypeAlias = str | datetime | None
Row: TypeAlias = tuple[int, tuple[Cell, ...]]  # where it stands, and its cells


def find_columns(path: Path, line: int, header: Iterable[object], wanted: Iterable[str]) -> list[int]:
    """Return the place of each wanted column in a header; SourceError names all that are missing or stand there twice."""
    names = [str(name).strip() if name is not None else "" for name in header]
    errors = ErrorCollector(path)
    for name in wanted:
        if name not in names:
            cure = suggest_name(name, list(filter(None, names))) + suggest_delimiter(names)
            errors.add(line, name, f"is not a column; {cure}")
        elif names.count(name) > 1:
            errors.add(line, name, "is the name of two columns; rename one in the export")
    errors.raise_if_any()
    return [names.index(name) for name in wanted]


def suggest_delimiter(names: list[str]) -> str:
    """Return a word on the delimiter where the whole header was read as one column."""
    other = next((mark for mark in (";", "\t", "|") if len(names) == 1 and mark in names[0]), "")
    return f"; is `delimiter` {'tab' if other == chr(9) else repr(other)}?" if other else ""
