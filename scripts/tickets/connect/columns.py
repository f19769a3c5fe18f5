"""The choice of an export's columns: by the preset, by usual names, or by asking."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import get_args, get_origin

from pydantic.fields import FieldInfo

from scripts.terminal.messages import say
from scripts.terminal.progress import show_progress
from scripts.tickets.connect.interview import Interview, parse_names
from scripts.tickets.connect.layout import Layout
from scripts.tickets.sources.file.settings import Columns
from scripts.tickets.sources.file.tables.table import is_filled

ALWAYS_ASKED = ("key", "created", "ended", "status", "queue", "title")  # where no preset knows the export
Chosen = Mapping[str, tuple[str, ...]]


def choose_columns(interview: Interview, layout: Layout) -> dict[str, tuple[str, ...]]:
    """Return the columns of each field; those that cannot be known are asked for by the names of the header."""
    with show_progress("Reading rows"):
        filled, chosen = count_filled_cells(layout), dict[str, tuple[str, ...]]()
    for field, info in Columns.model_fields.items():
        chosen[field] = propose(layout, field, info, filled)
    asked = [field for field in Columns.model_fields if is_asked(interview, layout, chosen, field)]
    if asked:
        say(f"its columns: {layout.shown_names}")
    for field in asked:
        info, is_missing = Columns.model_fields[field], is_needed(field, chosen) and not chosen[field]
        hint = describe_column(field)
        question = f"Which column is `{field}`{hint and f' ({hint})'}?"
        default = None if is_missing else ", ".join(chosen[field])
        parse = make_parser(layout, info, is_needed(field, chosen), chosen[field])
        chosen[field] = interview.ask(f"column.{field}", question, parse, default) or ()
    interview.require_answers()
    return chosen


def is_asked(interview: Interview, layout: Layout, chosen: Chosen, field: str) -> bool:
    """Tell whether a person should say which column holds a field, or has said it."""
    if interview.has_answer(f"column.{field}"):
        return True
    return (
        not chosen[field] if layout.preset and is_needed(field, chosen) else not layout.preset and field in ALWAYS_ASKED
    )


def is_needed(field: str, chosen: Chosen) -> bool:
    """Tell whether there is no ticket without a field."""
    return field in ("key", "created") or (field == "ended" and not chosen.get("duration"))


def propose(layout: Layout, field: str, info: FieldInfo, filled: Counter[str]) -> tuple[str, ...]:
    """Return the columns of known names: all that hold something, or of a field with one column the best that is mostly filled."""
    found = layout.find_columns(field)
    if is_list(info):
        return tuple(name for name in found if filled[name]) or tuple(found[:1])
    mostly = [name for name in found if filled[name] * 2 >= max(filled.values(), default=0)]
    return tuple((mostly or sorted(found, key=lambda name: -filled[name]))[:1])


def count_filled_cells(layout: Layout) -> Counter[str]:
    """Return in how many rows each column holds something; of columns of one name any of them."""
    filled = Counter[str]()
    for _, cells in layout.table.read_below(layout.header):
        filled.update({name for name, cell in zip(layout.header.names, cells, strict=False) if is_filled(cell)})
    return filled


def is_list(info: FieldInfo) -> bool:
    """Tell whether a field may have several columns."""
    return any(get_origin(each) is tuple for each in (info.annotation, *get_args(info.annotation)))


def describe_column(field: str) -> str:
    """Return what a column holds, such as "the ticket's number"."""
    return re.sub(r"^(name )?the column (of |that says )", "", Columns.model_fields[field].description or "")


def make_parser(
    layout: Layout, info: FieldInfo, is_needed: bool, proposed: tuple[str, ...]
) -> Callable[[str], tuple[str, ...]]:
    """Return what reads the names of columns that a person typed; `none` where the field may be without."""

    def parse(text: str) -> tuple[str, ...]:
        if proposed and text == ", ".join(proposed):
            return proposed
        names = parse_names(text)
        if is_needed and not names:
            raise ValueError("cannot be without a column; write the name of one")
        try:
            return tuple(map(layout.find_column, names if is_list(info) else names[:1] and (text,)))
        except ValueError as error:
            raise ValueError(f"{error}; its columns: {layout.shown_names}") from None

    return parse
