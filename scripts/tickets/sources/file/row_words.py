"""The words in a row of an export, by what they say of a ticket."""

from collections.abc import Sequence
from typing import NamedTuple

from scripts.tickets.sources.file.settings import Columns
from scripts.tickets.sources.file.tables.table import Cell


class RowWords(NamedTuple):
    """The words of a row by what they say; what the export has no column for is one empty word."""

    status: tuple[str, ...]
    queues: tuple[str, ...]
    title: str
    labels: frozenset[str]
    kinds: tuple[str, ...]
    requester: str
    duration: Cell


def read_row_words(cells: Sequence[Cell], columns: Columns, separator: str) -> RowWords:
    """Return the words in the cells of a row behind its key and stamps; labels in one cell stand with a separator between."""
    rest = iter(cells[2 + len(columns.ended) :])
    (status, *_), queues, (title, *_), labels, kinds, (requester, *_) = (
        (list_texts(next(rest)) if name else ()) or ("",)
        for name in (columns.status, columns.queue, columns.title, columns.labels, columns.kind, columns.requester)
    )
    duration = next(rest) if columns.duration else None
    reasons = list_texts(next(rest)) if columns.reason else ()
    parts = (part.strip() for text in labels for part in text.split(separator))
    return RowWords((status, *reasons), queues, title, frozenset(filter(None, parts)), kinds, requester, duration)


def list_texts(cell: Cell) -> tuple[str, ...]:
    """Return the texts in a cell; none where it says nothing."""
    return cell if isinstance(cell, tuple) else (str(cell),) if cell else ()
