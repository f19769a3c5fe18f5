"""Which cells differ from those that the last build read, and so which outputs are to be made again."""

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.core.site import Site
from plugins.core.tables import Tables
from plugins.core.trace import Cell
from scripts.fast.glance import digest_of
from scripts.fast.ledger import Ledger, Numbers, Part
from scripts.fast.shelf import ChangedMeanwhileError

MANY = 200


def differing_cells(before: Tables, after: Tables) -> Iterator[Cell]:
    """The cells whose values differ between two sets of tables."""
    for family in before.keys() | after.keys():
        old, new = before.get(family, {}), after.get(family, {})
        if old is not new:
            yield from ((family, key) for key in differing_keys(old, new))


def differing_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    """The keys under which two tables differ."""
    nothing = object()
    yield from (key for key, value in new.items() if old.get(key, nothing) != value)
    yield from (key for key in old if key not in new)


class Changes:
    """What has changed since the last build, in numbers of the ledger's cells."""

    def __init__(self, ledger: Ledger, before: Tables, site: Site) -> None:
        """Compare the tables of the last build with those of the site."""
        self.ledger, self.site = ledger, site
        differing = set(differing_cells(before, site.tables))
        past, present = (tables.get("clock", {}).get("now", 0) for tables in (before, site.tables))
        self.changed: set[int] = set()
        self.parts: dict[str, int] = {}
        for number, cell in enumerate(ledger.cells):
            family, key = cell
            if family == "part":
                self.parts[key] = number
            elif cell in differing or (family == "over" and (int(key) < past) != (int(key) < present)):
                self.changed.add(number)
        if self.changed:
            self.look_at_parts()

    def touch(self, cells: Numbers) -> bool:
        """Whether anything that was made depends on something that differs."""
        return not self.changed.isdisjoint(cells)

    def look_at_parts(self) -> None:
        """Find the parts that differ: those that may are made again, all of them before any is compared."""
        stale = self.stale_parts()
        former = {name: self.ledger.parts.pop(name) for name in stale}
        texts = {name for name, part in former.items() if part.place}
        if len(texts) > MANY:  # as when their template changed: whoever shows one makes it, several at a time
            self.changed.update(self.parts[name] for name in texts)
            former = {name: part for name, part in former.items() if name not in texts}
        self.changed.update(self.parts[name] for name, part in former.items() if self.differs(name, part))

    def stale_parts(self) -> list[str]:
        """The parts that depend on something that differs, or on another such part."""
        touched, found = set(self.changed), list[str]()
        left = {name: part for name, part in self.ledger.parts.items() if name in self.parts}
        while new := [name for name, part in left.items() if not touched.isdisjoint(part.cells)]:
            for name in new:
                touched.add(self.parts[name])
                del left[name]
            found += new
        return found

    def differs(self, name: str, former: Part) -> bool:
        """Whether a part's value is another now; one that cannot be made any more is."""
        try:
            value = part_of(self.site, name)
        except ChangedMeanwhileError:
            raise
        except Exception:  # noqa: BLE001  whoever needs it will say what is wrong; often nobody does any more
            return True
        return value_digest(value) != former.digest


def part_of(site: Site, name: str) -> Any:
    """The value of a part, by its name (plugins.core.trace.name_of)."""
    from importlib import import_module

    module, function, *args = name.split("\t")
    return site.part(getattr(import_module(module), function), *args)


def value_digest(value: Any) -> bytes:
    """What tells a part's value from others: parts are texts, or frozen values of texts and numbers."""
    return digest_of(repr(value).encode("utf-8", "surrogateescape"))
