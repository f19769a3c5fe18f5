"""The preset of a ticket system's export, and which one a header belongs to."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from plugins.core.source.config.ticket_rules import normalize_name
from plugins.core.source.records.record import Record

FOLDER = Path(__file__).parent
Names = tuple[str, ...]


class PresetColumns(Record):
    """The columns by what they hold: the names under which systems of any language and version export them, the best first."""

    key: Names
    created: Names
    ended: Names = ()
    duration: Names = ()
    status: Names = ()
    reason: Names = ()
    queue: Names = ()
    title: Names = ()
    labels: Names = ()
    kind: Names = ()
    requester: Names = ()
    confidential: Names = ()


class PresetStatuses(Record):
    """The words of the status column by what they mean; `merged` and `spam` are tickets that count in nothing."""

    open: Names
    resolved: Names
    rejected: Names = ()
    merged: Names = ()
    spam: Names = ()


class Preset(Record):
    """What is known of one system's export.

    `id` is the name of its file. `recognised_by` are sets of columns, one for each language or version: an export that has all
    columns of one set is this system's. `timezone` is a zone's name where the system always writes the same, and `clock` says
    on whose clock the stamps are.
    """

    id: str
    name: str
    source: Literal["file"]
    how_to_export: str
    rows: str
    clock: str
    recognised_by: tuple[Names, ...]
    columns: PresetColumns
    statuses: PresetStatuses
    dates: Names
    timezone: str | None = None
    label_separator: str | None = None
    empty: Names = ()


@cache
def load_presets() -> tuple[Preset, ...]:
    """Return the presets, sorted by name."""
    presets = (read_preset(path) for path in FOLDER.glob("*.toml"))
    return tuple(sorted(presets, key=lambda preset: preset.name.casefold()))


def read_preset(path: Path) -> Preset:
    """Return the preset in a file."""
    with path.open("rb") as file:
        return Preset.model_validate({"id": path.stem, **tomllib.load(file)})


def find_preset(header: Iterable[str]) -> Preset | None:
    """Return the preset of a header's system: one all of whose columns of a set are there, and of several the one with the most."""
    names = {normalize_name(name) for name in header}
    found = [
        (len(columns), preset)
        for preset in load_presets()
        for columns in preset.recognised_by
        if names.issuperset(map(normalize_name, columns))
    ]
    return max(found, key=lambda each: each[0])[1] if found else None
