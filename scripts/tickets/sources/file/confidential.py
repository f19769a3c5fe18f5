"""The column that says which tickets nobody may see: its name where no setting names one, and the words that mean no."""

import tomllib
from functools import cache
from pathlib import Path

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.tickets.sources.file.tables.table import Cell

DEFAULT_COLUMN = "Confidential"  # GitLab's


def is_confidential(cell: Cell) -> bool:
    """Tell whether a cell says that nobody may see its ticket: whatever it says but no, be it yes or the name of a level."""
    said = {normalize_name(str(each)) for each in (cell if isinstance(cell, tuple) else (cell,)) if each}
    return not said <= {"", *load_no_words()}


@cache
def load_no_words() -> frozenset[str]:
    """Read the words of confidential_words.toml, once in a process."""
    with Path(__file__).with_name("confidential_words.toml").open("rb") as file:
        return frozenset(map(normalize_name, tomllib.load(file)["no"]))
