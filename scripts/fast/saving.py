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
from scripts.fast.ledger import Ledger
from scripts.fast.listing import Lists
from scripts.fast.memory import TABLE, Memory
from scripts.fast.rows import PlainProblem
from scripts.fast.stamps import settled, stamp_at
from scripts.fast.standing import standing
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
        ledger = self.memory.ledger
        present = int(self.now.timestamp())
        self.until = min([self.world.until, *(moment + 1 for moment in ledger.moments() if moment >= present)])
        new, rows = self.world.history is not None, self.files.changed or not self.memory.check
        plain = ledger.plain()
        if self.memory.check and self.memory.tidy_pack():
            rows, self.used, plain = True, self.memory.pack.end, ledger.plain()
        tables, families = self.world.tables, set(self.world.families)
        sections = {TABLE + name: tables[name] if name in families else None for name in tables}
        self.memory.save(
            {
                "check": self.check(ledger, written),
                "rows": self.files.rows.kept if rows else None,
                **sections,
                "ledger": plain,
                "problems": self.world.problems,
                "history": self.world.history if new else None,
                "recollection": self.world.recollection if new else None,
                "compiled": self.memory.compiled,
            }
        )

    def check(self, ledger: Ledger, written: Mapping[str, str]) -> dict[str, Any]:
        """What the next build looks at first."""
        seen, at = self.seen, self.seen.at
        stamps = {
            name: {path: settled(stamp, at) for path, stamp in found.items()} for name, found in seen.looked.items()
        }
        structure = bool(self.lists.new or self.lists.gone or seen.lost or seen.strange)
        output = standing(
            self.place.output, self.memory.check.get("standing", {}), ledger.digests, {*seen.lost, *written}, structure
        )
        digests = {name: dict(found) for name, found in seen.digests.items()}
        digests["content"] = self.files.digests
        known: tuple[str, ...] = self.memory.check.get("modules", ())
        modules = sorted({*known, *own_modules(self.place.project)}) if self.ground.config.site.plugins else ()
        for path in modules:  # some are imported only while outputs are made
            if path not in stamps["code"] and (found := stamp_at(path)):
                stamps["code"][path], digests["code"][path] = settled(found, at), digest_at(path)
        return {
            "key": seen.key,
            "head": seen.head,
            "stamps": stamps,
            "digests": digests,
            "standing": output,
            "pack": self.memory.pack.name,
            "used": self.used or self.memory.check.get("used") or self.memory.pack.end,
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
            "undated": self.world.undated,
        }
