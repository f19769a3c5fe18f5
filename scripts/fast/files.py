"""Brings the rows of content/ up to date: what changed is read again, by several processes where there is much."""

from pathlib import Path
from typing import Any

from plugins.core.kind import Kind
from scripts.fast.crew import done_together, in_chunks
from scripts.fast.glance import Glance
from scripts.fast.memory import Memory
from scripts.fast.rows import Reader, Row
from scripts.fast.shelf import Shelf


class Files:
    """The rows of all files now, and whether what the site as a whole reads of them is still the same."""

    def __init__(self, memory: Memory, shelf: Shelf, seen: Glance, content: Path, kinds: list[Kind]) -> None:
        """Read what changed; `shelf` has the rows of the last build, and gets those of this one."""
        self.rows: dict[str, Row] = shelf.rows
        self.same, self.grown = bool(memory.check), False
        if memory.check:
            wanted, gone = seen.changed.get("content", []), seen.gone.get("content", [])
        else:
            wanted, gone = list(seen.looked["content"]), []
        for source in gone:
            del self.rows[source]
        self.same = self.same and not gone
        self.changed = bool(wanted or gone)
        reader = Reader(content, kinds, dict(self.rows) if len(wanted) > 1 else self.rows, shelf.kept)
        for chunk in done_together(in_chunks(sorted(wanted)), reader.read_all, shelf.settle):
            for source, row, html in chunk:
                place = memory.pack.add(html) if html else None
                self.same = self.same and says_the_same(self.rows.get(source), row)
                self.rows[source] = row._replace(html=place)
        shelf.forget()

    def plain(self) -> dict[str, tuple[Any, ...]]:
        """The rows as they are kept."""
        return {source: tuple(row) for source, row in self.rows.items()}


def says_the_same(before: Row | None, after: Row) -> bool:
    """Whether two rows differ in nothing but bytes and HTML: then the site as a whole is the same."""
    return before is not None and (before.facts, before.asset, before.problems) == (after.facts, after.asset, after.problems)
