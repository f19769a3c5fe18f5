"""Which cells differ from those that the last build read, and so what is to be made again."""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plugins.core.site import Site
from plugins.core.trace import Cell
from scripts.fast.cells import Numbers, Search
from scripts.fast.glance import digest_of
from scripts.fast.kept import Kept
from scripts.fast.ledger import Ledger, Part
from scripts.fast.shelf import ChangedMeanwhileError

MANY = 200
NOTHING = object()


def differing_cells(
    before: Mapping[str, Mapping[str, Any]], after: Mapping[str, Mapping[str, Any]], families: Iterable[str]
) -> Iterator[Cell]:
    """The cells of some families whose values differ between two sets of tables."""
    for family in families:
        old, new = before.get(family, {}), after.get(family, {})
        if isinstance(new, Kept):
            yield from ((family, key) for key in new.differing())
        elif old is not new:
            yield from ((family, key) for key, value in new.items() if old.get(key, NOTHING) != value)
            yield from ((family, key) for key in old if key not in new)


class Changes:
    """What has changed since the last build, in numbers of the ledger's cells."""

    def __init__(self, ledger: Ledger, site: Site, differing: Iterable[Cell], past: int) -> None:
        """`differing` are the cells that do, `past` what the present was in the last build."""
        self.ledger, self.site = ledger, site
        found = (ledger.cells.find(cell) for cell in differing)
        self.changed = {number for number in found if number is not None}
        present = site.tables["clock"]["now"]
        for moment in ledger.moments() if past != present else ():
            if (moment < past) != (moment < present):
                self.changed.add(ledger.cells.number(("over", str(moment))))
        self.search = Search(self.changed)
        if self.changed:
            self.look_at_parts()
            self.search = Search(self.changed)

    def touch(self, cells: Numbers) -> bool:
        """Whether anything that was made depends on something that differs."""
        return bool(self.changed) and self.search.hits(cells)

    def look_at_parts(self) -> None:
        """Find the parts that differ: those that may are made again, all of them before any is compared."""
        stale = self.stale_parts()
        for name in stale:
            del self.ledger.parts[name]
        texts = {name for name, part in stale.items() if part.place}
        unseen = texts if len(texts) > MANY else set()  # as when their template changed: whoever shows one makes it
        for name, part in stale.items():
            if name in unseen or self.differs(name, part):
                self.changed.add(self.ledger.cells.number(("part", name)))

    def stale_parts(self) -> dict[str, Part]:
        """The parts that depend on something that differs, or on another such part."""
        search, found = self.search, dict[str, Part]()
        while new := [name for name in self.maybe_stale(search) if name not in found and self.reads(name, search)]:
            for name in new:
                part = self.ledger.part(name)
                assert part is not None  # noqa: S101  it stood among them
                found[name] = part
            numbers = {number for name in new if (number := self.ledger.cells.find(("part", name))) is not None}
            search = Search(numbers)
        return found

    def maybe_stale(self, search: Search) -> list[str]:
        """The parts in whose bytes one of the numbers stands somewhere; where there are many to look for, all."""
        parts = self.ledger.parts
        if search.few is None:
            return list(parts)
        numbers = list(filter(parts.may_hold, search.few))
        return [name for name, plain in parts.items() if any(number in plain for number in numbers)] if numbers else []

    def reads(self, name: str, search: Search) -> bool:
        """Whether a part depends on what is looked for."""
        return search.hits(marshal.loads(self.ledger.parts[name])[0])

    def differs(self, name: str, former: Part) -> bool:
        """Whether a part's value is another now; one that cannot be made any more is."""
        try:
            return value_digest(part_of(self.site, name)) != former.digest
        except ChangedMeanwhileError:
            raise
        except Exception:
            return True


def part_of(site: Site, name: str) -> Any:
    """The value of a part, by its name (plugins.core.trace.name_of)."""
    from importlib import import_module

    module, function, *args = name.split("\t")
    return site.part(getattr(import_module(module), function), *args)


def value_digest(value: Any) -> bytes:
    """What tells a part's value from others: parts are texts, or frozen values of texts and numbers."""
    return digest_of(repr(value).encode("utf-8", "surrogateescape"))
