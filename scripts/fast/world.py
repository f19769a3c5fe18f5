"""The tables of a build: those of the last one where nothing in them can differ, else assembled anew."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.fast.background import Background
from scripts.fast.commits import moved_on
from scripts.fast.crew import apart
from scripts.fast.files import Files
from scripts.fast.glance import Glance, Place, digest_at
from scripts.fast.memory import Memory
from scripts.fast.rows import PlainProblem, assets_in, facts_in, plain_problem
from scripts.fast.shelf import Shelf

if TYPE_CHECKING:
    from plugins.core.history import History

MANY = 3000  # files, from which on what it takes to assemble them is left to a process of its own


@dataclass(frozen=True, slots=True)
class World:
    """The tables, the families among them that may differ from the last build's, and the problems between files.

    `until` is when time alone changes the tables (seconds since 1970), `undated` how many Items git does not know. `history` and
    `recollection` are what to keep of git's tale, None where that of the last build still holds.
    """

    tables: Mapping[str, Any]
    families: Iterable[str]
    problems: tuple[PlainProblem, ...]
    until: int
    undated: int
    history: tuple[Any, ...] | None = None
    recollection: tuple[Any, ...] | None = None


def world_of(
    ground: Background, files: Files, shelf: Shelf, memory: Memory, seen: Glance, place: Place, now: datetime
) -> World:
    """The tables as they are now."""
    check, moment, content = memory.check, int(now.timestamp()), Path(place.content)
    of_files = tables_of_files(files, seen, Path(place.theme))
    if files.same and check["config"] == ground.config.plain() and check["at"] <= moment < check["tables_until"]:
        clock = memory.tables["clock"]
        of_files["clock"] = clock | {"now": max(moment, clock["now"])}
        if seen.head is not None and seen.head == check["head"]:
            return kept(memory, of_files)
        if moved := moved_on(ground, memory, content, now):
            world = kept(memory, of_files | moved.tables, moved.history, moved.recollection)
            shelf.history = partial(history_in, world, content)
            return world
    work = partial(assembled, ground, files, shelf, memory, content, now)
    shelf.settle()
    tables, *rest = apart(work) if len(seen.looked["content"]) > MANY else work()
    tables |= of_files
    world = World(tables, {*tables, *memory.tables}, *rest)
    shelf.history = partial(history_in, world, content)
    return world


def kept(memory: Memory, other: dict[str, Any], *told: tuple[Any, ...]) -> World:
    """The tables of the last build, but for some."""
    tables: Any = ChainMap(other, memory.tables)  # type: ignore[arg-type]
    check = memory.check
    return World(tables, other, memory.problems, check["tables_until"], check["undated"], *told)


def assembled(
    ground: Background, files: Files, shelf: Shelf, memory: Memory, content: Path, now: datetime
) -> tuple[Any, ...]:
    """The tables and all else of a world, assembled anew, in plain values."""
    from plugins.core.assembly import Known, Surroundings, assemble, history_of

    history = history_of(content, memory.history(content))
    known = Known(tuple(facts_in(files.rows)), assets_in(files.rows), shelf.file)
    around = Surroundings(ground.config, content, ground.url, ground.kinds, history, now)
    made = assemble(known, around, memory.recollection)
    return (
        made.tables,
        tuple(map(plain_problem, made.problems)),
        int((made.changes_at or now).timestamp()),
        len(made.past.publications) - sum(map(len, made.past.recollection().rows.values())),
        history.plain(),
        made.past.recollection().plain(),
    )


def history_in(world: World, content: Path) -> "History":
    """What git remembers, as it is kept."""
    from plugins.core.history import History

    assert world.history is not None  # noqa: S101  it was just read
    return History.from_plain(world.history, content)


def tables_of_files(files: Files, seen: Glance, theme: Path) -> dict[str, Any]:
    """The digests of all that is read of files."""
    static, templates = seen.looked["static"], seen.looked["templates"]
    return {
        "html": files.html,
        "file": files.digests,
        "theme": {"": tuple(name for name in sorted(static) if (theme / "static" / name).is_file())},
        "static": {name: digest_in(seen, "static", name, theme / "static") for name in static},
        "template": {name: digest_in(seen, "templates", name, theme / "templates") for name in templates},
    }


def digest_in(seen: Glance, folder: str, name: str, place: Path) -> bytes:
    """The digest of a file of the theme."""
    known = seen.digests.setdefault(folder, {})
    if name not in known:
        known[name] = digest_at(str(place / name))
    return known[name]
