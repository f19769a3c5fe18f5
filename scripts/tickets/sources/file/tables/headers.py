"""Header rows: found by the names that are wanted, or guessed from how they look."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice

from plugins.core.source.config.ticket_rules import normalize_name
from scripts.tickets.sources.file.tables.table import Cell, Header, Table, count_filled, is_filled

SEARCHED_ROWS = 50
LONGEST_NAME = 100


def find_places(names: Iterable[str], wanted: str) -> tuple[int, ...]:
    """Return the places of all columns of a name: those written just so, or else those that differ as people do not see."""
    listed = list(names)
    exact = tuple(place for place, name in enumerate(listed) if name == wanted)
    return exact or tuple(place for place, name in enumerate(listed) if normalize_name(name) == normalize_name(wanted))


def make_header(line: int, cells: Iterable[Cell]) -> Header:
    """Return a row as a header."""
    names = [cell.strip() if isinstance(cell, str) else "" for cell in cells]
    while names and not names[-1]:
        names.pop()
    return Header(line, tuple(names))


def find_best_header(table: Table, wanted: Iterable[str]) -> tuple[Header | None, list[str]]:
    """Return the one of the first fifty rows that names most of the wanted columns, and those that it lacks; None if none does."""
    best, lacking = None, list(wanted)
    folded = {normalize_name(name): name for name in lacking}
    for line, cells in islice(table.read_rows(), SEARCHED_ROWS):
        there = {normalize_name(cell) for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST_NAME}
        missing = [name for key, name in folded.items() if key not in there]
        if len(missing) < len(lacking):
            best, lacking = make_header(line, cells), missing
        if not missing:
            break
    return best, lacking


def list_header_candidates(table: Table) -> list[Header]:
    """Return the rows among the first fifty that may be the header, the likeliest first: only names, and the most of them."""
    found = []
    for line, cells in islice(table.read_rows(), SEARCHED_ROWS):
        filled = [cell for cell in cells if is_filled(cell)]
        if len(filled) > 1 and all(isinstance(cell, str) and looks_like_a_name(cell) for cell in filled):
            found.append((-count_filled(cells), line, make_header(line, cells)))
    return [header for _, _, header in sorted(found, key=lambda each: each[:2])]


def looks_like_a_name(text: str) -> bool:
    """Tell whether a text may name a column: it is short, begins no date or number, and is no address; `#` is a number's name."""
    return text.strip() == "#" or (
        len(text) <= LONGEST_NAME and any(map(str.isalpha, text)) and not re.match(r"\s*\d|.*@", text)
    )


def suggest_column(wanted: str, names: Iterable[str]) -> str:
    """Return the cure for a column that is not there; a name of the file is told only where it is near the wanted one."""
    by_key = {normalize_name(name): name for name in names if looks_like_a_name(name)}
    inner = next((name for key, name in by_key.items() if key.startswith(normalize_name(wanted) + ".")), None)
    if inner:
        return f"is not a single value; name one inside it, as in `{inner}`"
    close = get_close_matches(normalize_name(wanted), by_key, 1, cutoff=0.6)
    return "is not a column; " + (f"did you mean `{by_key[close[0]]}`?" if close else "no column has a name near it")
