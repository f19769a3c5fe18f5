"""What a build leaves for the next one."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scripts.fast.background import Background, own_modules
from scripts.fast.files import Files
from scripts.fast.glance import Glance, Place, digest_at
from scripts.fast.leaving import Left
from scripts.fast.listing import Lists
from scripts.fast.memory import TABLE, Memory
from scripts.fast.quick import small_stamps
from scripts.fast.rows import PlainProblem
from scripts.fast.stamps import settled, stamp_at
from scripts.fast.world import World

NEVER = 1 << 60


@contextmanager
def unfinished(state: str) -> Iterator[None]:
    """Mark the state as of no use until the output folder and the manifest agree again."""
    mark = f"{state}/unfinished"
    with open(mark, "wb"):
        pass
    yield
    os.unlink(mark)


@dataclass(slots=True)
class Saving:
    """All that a build knows at its end."""

    place: Place
    seen: Glance
    memory: Memory
    ground: Background
    files: Files
    world: World
    lists: Lists
    problems: list[PlainProblem]
    now: datetime
    until: int = 0
    used: int = 0

    def save(self, written: Mapping[str, str]) -> None:
        """Write the manifest."""
        memory, ledger = self.memory, self.memory.ledger
        present = int(self.now.timestamp())
        self.until = min([self.world.until, *(moment + 1 for moment in ledger.moments() if moment >= present)])
        new = self.world.history is not None
        if memory.check and memory.tidy_pack():
            self.used = memory.pack.end
        told = ledger.sections()  # before what it says of outputs is looked at
        tables, families = self.world.tables, set(self.world.families)
        sections = {TABLE + name: tables[name] if name in families else None for name in tables}
        self.note_stamps()
        check = self.check(written)
        memory.save(
            {
                "check": check,
                **{
                    name: memory.table(name)
                    for name in ("stamps", "rows", "output files", "output folders", "compiled")
                },
                **sections,
                **told,
                "problems": self.world.problems,
                "history": self.world.history if new else None,
            }
        )

    def note_stamps(self) -> None:
        """The stamps of content/, as they were before anything was read."""
        looked, at, stamps = self.seen.looked["content"], self.seen.at, self.memory.table("stamps")
        known = self.memory.check
        for path in self.seen.moved.get("content", ()) if known else looked:
            stamps[path] = settled(looked[path], at)
        for path in self.seen.gone.get("content", ()) if known else ():
            stamps.pop(path, None)

    def check(self, written: Mapping[str, str]) -> dict[str, Any]:
        """What the next build looks at first."""
        seen, memory, at = self.seen, self.memory, self.seen.at
        stamps = small_stamps(seen)
        digests = {name: dict(found) for name, found in seen.digests.items() if name != "content"}
        known: tuple[str, ...] = memory.check.get("modules", ())
        modules = sorted({*known, *own_modules(self.place.project)}) if self.ground.config.site.plugins else ()
        for path in modules:  # some are imported only while outputs are made
            if path not in stamps["code"] and (found := stamp_at(path)):
                stamps["code"][path], digests["code"][path] = settled(found, at), digest_at(path)
        return {
            "key": seen.key,
            "head": seen.head,
            "ledger": seen.ledger,
            "stamps": stamps,
            "digests": digests,
            "standing": self.standing(written),
            "pack": memory.pack.name,
            "used": self.used or memory.check.get("used") or memory.pack.end,
            "plugins": self.ground.config.site.plugins,
            "modules": modules,
            "config": self.ground.config.plain(),
            "problems": tuple(self.problems),
            "faults": self.files.problems,
            "clashes": self.lists.clashes,
            "kinds": self.ground.said,
            "at": int(self.now.timestamp()),
            "until": self.until,
            "tables_until": self.world.until,
        }

    def standing(self, written: Mapping[str, str]) -> dict[str, Any]:
        """What stamps do not prove of the output folder."""
        memory, seen = self.memory, self.seen
        files, folders = memory.table("output files"), memory.table("output folders")
        left = Left(self.place.output, files, folders, memory.ledger.digests)
        if not memory.check or seen.strange:
            return left.all()
        return left.again(memory.check["standing"], {*seen.lost, *written})
