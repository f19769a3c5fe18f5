"""The column that says which tickets nobody may see: its names where no setting names one, and the words that mean no."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.tickets.sources.file.tables.table import Cell

DEFAULT_COLUMN = "Confidential"  # as messages call a column that no setting names


def find_confidential_columns(names: Iterable[str]) -> tuple[int, ...]:
    """Return the places of the columns that say by their names who may see a ticket, where no setting names one."""
    return tuple(place for place, name in enumerate(names) if normalize_name(name) in load_words()["columns"])


def is_confidential(cell: Cell) -> bool:
    """Tell whether a cell says that nobody may see its ticket: whatever it says but no, be it yes or the name of a level."""
    said = {normalize_name(str(each)) for each in (cell if isinstance(cell, tuple) else (cell,)) if each}
    return not said <= {"", *load_words()["no"]}


@cache
def load_words() -> dict[str, frozenset[str]]:
    """Read the words of confidential_words.toml, once in a process."""
    with Path(__file__).with_name("confidential_words.toml").open("rb") as file:
        return {meaning: frozenset(map(normalize_name, words)) for meaning, words in tomllib.load(file).items()}
