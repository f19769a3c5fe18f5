"""What the last build knew, section by section, read when asked for; and what this one leaves for the next."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from scripts.fast.cells import Cells
from scripts.fast.glance import Glance
from scripts.fast.kept import Kept
from scripts.fast.ledger import Ledger
from scripts.fast.manifest import Manifest
from scripts.fast.manifest_writing import save
from scripts.fast.pack import Pack, remove_others
from scripts.fast.rows import PlainProblem, Rows

if TYPE_CHECKING:
    from plugins.core.history.versions import History

WASTE = 2  # a pack is written anew when it is this many times as long as what is used of it
SMALL = 4_000_000  # bytes, below which that is not worth while
TABLE = "table "  # how the names of sections with a table begin
OF_FILES = ("html", "file")  # the tables with an entry for each file, which change by few at a time


class KeptTables(Mapping[str, Any]):
    """The tables that the files in the output folder were made from, each read when asked for."""

    def __init__(self, manifest: Manifest | None) -> None:
        """The tables in a manifest, or none."""
        self.manifest = manifest
        self.read: dict[str, Any] = {}

    def __getitem__(self, family: str) -> Any:
        if family not in self.read:
            name = TABLE + family
            if self.manifest is None or name not in self.manifest.places:
                raise KeyError(family)
            self.read[family] = self.manifest.table(name) if family in OF_FILES else self.manifest.read(name)
        return self.read[family]

    def __iter__(self) -> Iterator[str]:
        names = self.manifest.names() if self.manifest else ()
        return (name.removeprefix(TABLE) for name in names if name.startswith(TABLE))

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Memory:
    """The state of the last build; blank where there is none that can be used."""

    def __init__(self, state: str, seen: Glance, *, last: bool = False) -> None:
        """What the glance found; `last` says that no other build of this process follows."""
        self.state, self.last, self.check = state, last, seen.check if seen.usable else {}
        self.manifest: Manifest | None = seen.manifest if self.check else None
        self.pack = Pack(state, self.check.get("pack", ""))
        self.tables = KeptTables(self.manifest)
        self.blank: dict[str, Kept] = {}

    def forget(self) -> None:
        """Go on as if there were none."""
        self.pack.close()
        self.check, self.manifest, self.pack = {}, None, Pack(self.state, "")
        self.tables = KeptTables(None)
        for name in ("rows", "ledger", "problems"):
            self.__dict__.pop(name, None)

    def table(self, name: str) -> Kept:
        """A section of which only what changes is written; an empty one in the first build."""
        return self.manifest.table(name) if self.manifest else self.blank.setdefault(name, Kept())

    def section(self, name: str, blank: Any) -> Any:
        """A section's value, or what stands for it in the first build."""
        return self.manifest.read(name) if self.manifest else blank

    @cached_property
    def rows(self) -> Rows:
        """The rows of all files of content/."""
        return Rows(self.table("rows"), self.pack)

    @cached_property
    def ledger(self) -> Ledger:
        """What was made."""
        cells, needed = self.section("cells", ((), 0))
        tables = {"traces": self.table("traces"), "digests": self.table("output digests"), "parts": self.table("parts")}
        return Ledger(Cells(cells), self.section("listings", {}), needed, **tables)

    @cached_property
    def problems(self) -> tuple[PlainProblem, ...]:
        """What was wrong between files."""
        problems: tuple[PlainProblem, ...] = self.section("problems", ())
        return problems

    @property
    def compiled(self) -> Kept:
        """The theme's compiled templates."""
        return self.table("compiled")

    def history(self) -> "History | None":
        """What git remembered."""
        from plugins.core.history.versions import History

        return History(*self.manifest.read("history")) if self.manifest else None

    def tidy_pack(self) -> bool:
        """Write the pack anew where most of it is no longer used; whether the rows have other places now."""
        if self.pack.end < SMALL or self.pack.end < WASTE * self.check.get("used", 0):
            return False
        former, self.pack = self.pack, Pack(self.state, "")
        self.rows.move(self.pack)
        for name in tuple(self.ledger.parts):
            part = self.ledger.part(name)
            if part and part.place:
                self.ledger.keep_part(name, part._replace(place=self.pack.add(former.read(part.place))))
        former.close()
        return True

    def save(self, sections: Mapping[str, Any]) -> None:
        """Replace the manifest; sections that are None stay as they are. What the pack no longer needs goes."""
        self.pack.flush()
        save(self.state, sections, self.manifest)
        if not self.last:
            from scripts.fast.recent import remember

            remember(self.state, sections, self.manifest)
        remove_others(self.state, self.pack.name)

    def close(self) -> None:
        """Let go of files."""
        self.pack.close()
        if self.manifest:
            self.manifest.close()
