"""What the last build knew, section by section, read when asked for; and what this one leaves for the next."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.core.history import History
from plugins.core.recollection import Recollection
from plugins.core.tables import Tables
from scripts.fast import ledger
from scripts.fast.glance import Glance
from scripts.fast.manifest import Manifest, save
from scripts.fast.pack import Pack, remove_others
from scripts.fast.rows import PlainProblem, Row

WASTE = 2  # a pack is written anew when it is this many times as long as what is used of it
SMALL = 4_000_000  # bytes, below which that is not worth while


class Memory:
    """The state of the last build; blank where there is none that can be used."""

    def __init__(self, state: str, seen: Glance) -> None:
        """What the glance found."""
        self.state, self.check = state, seen.check if seen.usable else {}
        self.manifest: Manifest | None = seen.manifest if self.check else None
        self.pack = Pack(state, self.check.get("pack", ""))

    def forget(self) -> None:
        """Go on as if there were none."""
        self.pack.close()
        self.check, self.manifest, self.pack = {}, None, Pack(self.state, "")
        for name in ("rows", "tables", "ledger", "history", "recollection", "compiled", "problems", "config"):
            self.__dict__.pop(name, None)

    def section(self, name: str, blank: Any) -> Any:
        """A section's value, or what stands for it in the first build."""
        return self.manifest.read(name) if self.manifest else blank

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The rows of all files of content/."""
        return {source: Row._make(row) for source, row in self.section("rows", {}).items()}

    @cached_property
    def tables(self) -> Tables:
        """The tables that the files in the output folder were made from."""
        tables: Tables = self.section("tables", {})
        return tables

    @cached_property
    def ledger(self) -> ledger.Ledger:
        """What was made."""
        return ledger.from_plain(self.manifest.read("ledger")) if self.manifest else ledger.Ledger()

    @cached_property
    def problems(self) -> tuple[PlainProblem, ...]:
        """What was wrong between files."""
        problems: tuple[PlainProblem, ...] = self.section("problems", ())
        return problems

    @cached_property
    def compiled(self) -> dict[str, tuple[str, bytes]]:
        """The theme's compiled templates."""
        compiled: dict[str, tuple[str, bytes]] = self.section("compiled", {})
        return compiled

    def history(self, content: Path) -> History | None:
        """What git remembered."""
        return History.from_plain(self.manifest.read("history"), content) if self.manifest else None

    @cached_property
    def recollection(self) -> Recollection | None:
        """When everything had arrived."""
        return Recollection.from_plain(self.manifest.read("recollection")) if self.manifest else None

    def save(self, sections: Mapping[str, Any]) -> None:
        """Replace the manifest; sections that are None stay as they are. What the pack no longer needs goes."""
        self.pack.flush()
        save(self.state, sections, self.manifest)
        remove_others(self.state, self.pack.name)

    def close(self) -> None:
        """Let go of files."""
        self.pack.close()
