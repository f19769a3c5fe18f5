"""The column that says which tickets nobody may see: its names where no setting names one, and its words."""

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


def is_confidential(cell: Cell) -> bool | None:
    """Tell whether a cell says that nobody may see its ticket; None where that cannot be told."""
    said = {normalize_name(str(each)) for each in (cell if isinstance(cell, tuple) else (cell,)) if each}
    words = load_words()
    if said & words["yes"]:
        return True
    return None if said - words["no"] else False


@cache
def load_words() -> dict[str, frozenset[str]]:
    """Read the words of confidential_words.toml, once in a process."""
    with Path(__file__).with_name("confidential_words.toml").open("rb") as file:
        return {meaning: frozenset(map(normalize_name, words)) for meaning, words in tomllib.load(file).items()}
