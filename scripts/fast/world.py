"""The tables of a build: those of the last one where nothing in them can differ, else assembled anew."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.core.assembly import Known, Surroundings, assemble, history_of

from plugins.core.history import History
from plugins.core.tables import Tables
from scripts.fast.background import Background
from scripts.fast.files import Files
from scripts.fast.glance import Glance
from scripts.fast.memory import Memory
from scripts.fast.rows import PlainProblem, assets_in, facts_in, plain_problem
from scripts.fast.shelf import Shelf


@dataclass(frozen=True, slots=True)
class World:
    """The tables, the problems between files, when time alone changes them (seconds since 1970), and what to keep of git's tale.

    `history` and `recollection` are None where those of the last build still hold.
    """

    tables: Tables
    problems: tuple[PlainProblem, ...]
    until: int
    history: tuple[Any, ...] | None = None
    recollection: tuple[Any, ...] | None = None


def world_of(ground: Background, files: Files, shelf: Shelf, memory: Memory, seen: Glance, now: datetime) -> World:
    """The tables as they are now."""
    check, moment = memory.check, int(now.timestamp())
    same = files.same and check["current"] and seen.head is not None and seen.head == check["head"]
    if same and check["config"] == ground.config.plain() and check["at"] <= moment < check["tables_until"]:
        tables = dict(memory.tables) | {"clock": memory.tables["clock"]}
        return World(with_files(tables, files, seen, ground.theme), memory.problems, check["tables_until"])
    history = history_of(ground.content, memory.history(ground.content))
    shelf.history = lambda: history
    known = Known(tuple(facts_in(files.rows)), assets_in(files.rows), shelf.file)
    around = Surroundings(ground.config, ground.content, ground.url, ground.kinds, history, now)
    made = assemble(known, around, memory.recollection)
    until = int(made.changes_at.timestamp()) if made.changes_at else moment
    return World(
        with_files(made.tables, files, seen, ground.theme),
        tuple(map(plain_problem, made.problems)),
        until,
        history.plain(),
        made.past.recollection().plain(),
    )


def with_files(tables: Tables, files: Files, seen: Glance, theme: Path) -> Tables:
    """The tables with the digests of all that is read of files."""
    rows = files.rows
    names: Mapping[str, Any] = seen.looked["static"]
    return tables | {
        "html": {source: row.html_digest for source, row in rows.items() if row.html_digest},
        "file": {source: row.digest for source, row in rows.items()},
        "theme": {"": tuple(sorted(names))},
        "static": {name: digest_in(seen, "static", name, theme / "static") for name in names},
        "template": {name: digest_in(seen, "templates", name, theme / "templates") for name in seen.looked["templates"]},
    }


def digest_in(seen: Glance, folder: str, name: str, place: Path) -> bytes:
    """The digest of a file of the theme; a first build reads it for that."""
    known = seen.digests.setdefault(folder, {})
    if name not in known:
        from scripts.fast.glance import digest_at

        known[name] = digest_at(str(place / name))
    return known[name]
