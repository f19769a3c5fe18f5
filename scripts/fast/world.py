"""The tables of a build: those of the last one where nothing in them can differ, else assembled anew."""

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.fast.background import Background
from scripts.fast.crew import apart
from scripts.fast.files import Files
from scripts.fast.glance import Glance, Place, digest_at
from scripts.fast.memory import Memory
from scripts.fast.rows import PlainProblem, assets_in, facts_in, plain_problem
from scripts.fast.shelf import Shelf

if TYPE_CHECKING:
    from plugins.core.history.versions import History

MANY = 3000  # files, from which on what it takes to assemble them is left to a process of its own


@dataclass(frozen=True, slots=True)
class World:
    """The tables, the families among them that may differ from the last build's, and the problems between files.

    `until` is when time alone changes the tables (seconds since 1970). `history` is what to keep of git's tale, None where that of
    the last build still holds.
    """

    tables: Mapping[str, Any]
    families: Iterable[str]
    problems: tuple[PlainProblem, ...]
    until: int
    history: tuple[Any, ...] | None = None


def world_of(
    ground: Background, files: Files, shelf: Shelf, memory: Memory, seen: Glance, place: Place, now: datetime
) -> World:
    """The tables as they are now."""
    check, moment = memory.check, int(now.timestamp())
    of_files = tables_of_files(files, seen, Path(place.theme))
    same = files.same and (seen.head, seen.ledger) == (check["head"], check["ledger"])
    if same and check["config"] == ground.config.plain() and check["at"] <= moment < check["tables_until"]:
        of_files["clock"] = memory.tables["clock"] | {"now": moment}
        return kept(memory, of_files)
    work = partial(assembled, ground, files, shelf, memory, place, now)
    shelf.settle()
    tables, *rest = apart(work) if len(seen.looked["content"]) > MANY else work()
    tables |= of_files
    world = World(tables, {*tables, *memory.tables}, *rest)
    shelf.history = partial(history_in, world)
    return world


def kept(memory: Memory, other: dict[str, Any]) -> World:
    """The tables of the last build, but for some."""
    tables: Any = ChainMap(other, memory.tables)  # type: ignore[arg-type]
    return World(tables, other, memory.problems, memory.check["tables_until"])


def assembled(
    ground: Background, files: Files, shelf: Shelf, memory: Memory, place: Place, now: datetime
) -> tuple[Any, ...]:
    """The tables and all else of a world, assembled anew, in plain values."""
    from plugins.core.assembly import Known, Surroundings, assemble, history_of
    from plugins.core.history.ledger import read_ledger

    content = Path(place.content)
    ledger = read_ledger(Path(place.ledger)) if place.ledger else None
    history = history_of(content, ground.kinds, memory.history())
    known = Known(tuple(facts_in(files.rows)), assets_in(files.rows), shelf.file)
    around = Surroundings(ground.config, content, ground.url, ground.kinds, history, now, ledger)
    made = assemble(known, around)
    return (
        made.tables,
        tuple(map(plain_problem, made.problems)),
        int(made.changes_at.timestamp()),
        history.plain(),
    )


def history_in(world: World) -> "History":
    """What git remembers, as it is kept."""
    from plugins.core.history.versions import History

    assert world.history is not None  # noqa: S101  it was just read
    return History(*world.history)


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
